import { isFunction, isInside, operands, unwrap, wrapped } from "../../source/ast.js";
import { someNode } from "../../source/visit.js";
import { hasCommentAbove } from "../comments.js";
import { indentAt, reindent, removeStatement } from "../layout.js";
/**
 * `if (!resolve || !reject) throw new Error('…')` and the condition of `if (resolve) { resolve(); }`: the constant is never
 * empty, and they only told TypeScript that the executor has run. One with a comment stays.
 */
export function needlessGuards(kept, source) {
    const reads = new Set(kept.flatMap(({ mentions }) => mentions.map(({ node }) => node)));
    const isFull = (test) => reads.has(unwrap(test));
    const isEmpty = (test) => {
        const at = unwrap(test);
        return at.type === 'UnaryExpression' && at.operator === '!' && isFull(at.argument);
    };
    const edits = [];
    const gone = new Set();
    for (const read of reads) {
        const guard = ifAround(read);
        if (!guard || guard.alternate || gone.has(guard) || gone.has(guard.test) || !isPlain(guard, source))
            continue;
        if (operands(guard.test, '||').every(isEmpty) && onlyThrows(guard, source)) {
            edits.push(removeStatement(source, guard));
            gone.add(guard);
        }
        else if (operands(guard.test, '&&').every(isFull)) {
            const unwrapped = withoutTest(guard, source);
            edits.push(...unwrapped);
            if (unwrapped.length > 0)
                gone.add(guard.test);
        }
    }
    return { edits, gone: [...gone] };
}
/** The statement whose condition asks whether the variable is empty. */
function ifAround(read) {
    let at = wrapped(read).parent;
    while (at?.type === 'UnaryExpression' || at?.type === 'LogicalExpression')
        at = wrapped(at).parent;
    return at?.type === 'IfStatement' && isInside(read, at.test) ? at : undefined;
}
/** Whether it is a statement among others that no comment speaks of. */
function isPlain(guard, source) {
    if (guard.parent.type !== 'BlockStatement' && guard.parent.type !== 'Program')
        return false;
    return !hasCommentAbove(guard, source) && !/\/[/*]/u.test(source.text.slice(...guard.range));
}
/** Whether nothing goes with the statement but an error: no use of what nobody else may use. */
function onlyThrows({ consequent }, source) {
    const [first, ...others] = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
    if (first?.type !== 'ThrowStatement' || others.length > 0)
        return false;
    return !someNode(first, (node) => node.type === 'Identifier' && !source.bindings.isGlobal(node));
}
/** The edits that leave the statements alone; none where they declare something, which the braces keep to themselves. */
function withoutTest(guard, source) {
    const { consequent, range } = guard;
    const body = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
    const [first, last] = [body[0], body.at(-1)];
    if (first === undefined || last === undefined || body.some(isDeclaration))
        return [];
    const { text } = source;
    // Without semicolons it would go on with the line above.
    if (/^[([`+\-/*]/u.test(text.slice(first.range[0], last.range[1])))
        return [];
    const [from, to] = [indentAt(text, first.range[0]), indentAt(text, range[0])];
    const moved = from === to ? [] : reindent(source, [first.range[0], last.range[1]], from, to, guard);
    const end = last.range[1] < range[1] ? [{ range: [last.range[1], range[1]], text: '' }] : [];
    return [{ range: [range[0], first.range[0]], text: '' }, ...moved, ...end];
}
function isDeclaration(node) {
    return node.type.endsWith('Declaration') || isFunction(node);
}
