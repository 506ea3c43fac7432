import { dottedName, propertyName, unwrap } from "../source/ast.js";
/** Functions that wait for some time, by their names. */
export const pauseName = /^(?:sleep|delay|pause|wait|timeout|backoff)(?:For|Ms|Seconds)?$/iu;
/** Calls that tell the time. */
export const clock = /^(?:Date\.now|performance\.now|process\.(?:hrtime|uptime)|process\.hrtime\.bigint|hrtime|hrtime\.bigint|Deno\.now|Bun\.nanoseconds)$/u;
/** Whether an expression is a number, is reckoned from one, or has a name that says milliseconds by the pattern. */
export function isTime(node, name) {
    const at = unwrap(node);
    switch (at.type) {
        case 'Literal':
            return typeof at.value === 'number';
        case 'BinaryExpression':
        case 'LogicalExpression':
            return isTime(at.left, name) || isTime(at.right, name);
        case 'ConditionalExpression':
            return isTime(at.consequent, name) || isTime(at.alternate, name);
        case 'Identifier':
            return name.test(at.name);
        case 'MemberExpression':
            return name.test(propertyName(at) ?? '');
        case 'CallExpression':
            return dottedName(at.callee)?.startsWith('Math.') === true;
        default:
            return false;
    }
}
