import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isFunction } from "./ast.js";
/** The child nodes of a node, in source order of its visitor keys. Unknown node types have none. */
export function* children(node) {
    for (const key of visitorKeys[node.type] ?? []) {
        const value = fieldsOf(node)[key];
        if (Array.isArray(value)) {
            for (const item of value)
                if (isNode(item))
                    yield item;
        }
        else if (isNode(value))
            yield value;
    }
}
// Plain property reads: this runs for every node of a file, where Reflect costs several times as much.
function fieldsOf(node) {
    return node;
}
function isNode(value) {
    return typeof value === 'object' && value !== null && typeof fieldsOf(value)['type'] === 'string';
}
/** Calls `enter` for each node in source order; `false` leaves out the node's children. Iterative: deep trees do not overflow. */
export function walk(root, enter) {
    const stack = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
        if (enter(node) !== false)
            pushChildren(stack, node);
    }
}
/** Whether the test holds of a node or of one below it. */
export function someNode(root, test) {
    let found = false;
    walk(root, (node) => {
        found ||= test(node);
        return !found;
    });
    return found;
}
/** The same, without what is inside of functions below, which run at times of their own; they themselves are asked. */
export function someOwnNode(root, test) {
    let found = false;
    walk(root, (node) => {
        found ||= test(node);
        return !found && !isFunction(node);
    });
    return found;
}
/** The last child first, for a stack. */
function pushChildren(stack, node) {
    const fields = fieldsOf(node);
    const keys = visitorKeys[node.type] ?? [];
    for (let i = keys.length - 1; i >= 0; i--) {
        const value = fields[keys[i] ?? ''];
        // Most fields of most nodes are empty.
        if (value === null || typeof value !== 'object')
            continue;
        if (Array.isArray(value)) {
            for (let j = value.length - 1; j >= 0; j--) {
                const item = value[j];
                if (isNode(item))
                    stack.push(item);
            }
        }
        else if (isNode(value))
            stack.push(value);
    }
}
/**
 * Sets `parent` on each node below a root, as parsers leave it out; and `range` where there is `start` and `end` alone, since
 * to read it from a parser's JSON takes a quarter of the time that parsing takes.
 */
export function linkNodes(root) {
    setRange(root);
    const stack = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
        const from = stack.length;
        pushChildren(stack, node);
        for (let i = from; i < stack.length; i++) {
            const child = stack[i];
            child.parent = node;
            setRange(child);
        }
    }
}
function setRange(node) {
    const linkable = node;
    linkable.range ??= [linkable.start, linkable.end];
}
