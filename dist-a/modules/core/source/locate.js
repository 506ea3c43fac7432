import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { listed } from "./ast.js";
/**
 * The innermost node at an offset of the text; of several at one place, as the two names of `{ a }`, the last. Goes down
 * from the root and leaves out whatever lies elsewhere, so a file costs what is looked at in it and not what it holds.
 */
export function nodeAt(root, offset) {
    let at = root;
    for (;;) {
        const inner = childAt(at, offset);
        if (inner === undefined)
            return at;
        at = inner;
    }
}
function childAt(node, offset) {
    let found;
    for (const key of visitorKeys[node.type] ?? []) {
        const value = node[key];
        if (value === null || typeof value !== 'object')
            continue;
        const child = Array.isArray(value) ? elementAt(value, offset) : value;
        if (child !== undefined && holds(child, offset))
            found = child;
    }
    return found;
}
/** By halves: nodes of a list follow each other in the text. Those before a hole of `[, a]` are looked for one by one. */
function elementAt(list, offset) {
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
        const middle = (low + high) >> 1;
        const node = list[middle];
        if (node === null || node === undefined)
            return list.find((each) => each && holds(each, offset)) ?? undefined;
        if (offset < node.range[0])
            high = middle - 1;
        else if (offset >= node.range[1])
            low = middle + 1;
        else
            return node;
    }
    return decoratorAt(list[low], offset);
}
/** `@decorator export class A {}`: a decorator may stand before the statement that it belongs to. */
function decoratorAt(node, offset) {
    if (node?.type !== 'ExportNamedDeclaration' && node?.type !== 'ExportDefaultDeclaration')
        return undefined;
    const { declaration } = node;
    if (declaration?.type !== 'ClassDeclaration')
        return undefined;
    return listed(declaration.decorators).find((decorator) => holds(decorator, offset));
}
function holds(node, offset) {
    return offset >= node.range[0] && offset < node.range[1];
}
