import { unwrap } from "./ast.js";
/** How much of the code a message shows. */
const MOST = 40;
/** The text of a node for a message: on one line, not too long, without casts and what would end the quotation. */
export function excerpt(node, source) {
    const at = unwrap(node);
    // A declared name has its type in its range.
    const text = at.type === 'Identifier' ? at.name : source.text.slice(...at.range);
    const line = text.replace(/\s+/gu, ' ').replace(/`/gu, "'");
    return line.length > MOST ? `${line.slice(0, MOST - 3)}...` : line;
}
/** The same of what is called, without the arguments. */
export function calleeExcerpt(node, source) {
    const at = unwrap(node);
    return excerpt(at.type === 'CallExpression' || at.type === 'NewExpression' ? at.callee : at, source);
}
