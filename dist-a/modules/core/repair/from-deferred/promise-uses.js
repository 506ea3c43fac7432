import { enclosingFunction, unwrap, wrapped } from "../../source/ast.js";
import { Refusal } from "./refusal.js";
/** The edit that hands out a source's promise where a deferred that is one itself was. @throws {Refusal} where more may be wanted. */
export function editPromiseUse(node, source) {
    if (!wantsPromise(node, source))
        throw new Refusal('reachable');
    const { parent } = node;
    if (parent?.type === 'Property' && parent.shorthand)
        throw new Refusal('reachable');
    return { range: [node.range[1], node.range[1]], text: '.promise' };
}
/** Whether the value is only waited for there. */
function wantsPromise(node, source) {
    const { parent } = node;
    switch (parent?.type) {
        case 'AwaitExpression':
            return true;
        case 'ReturnStatement':
        case 'ArrowFunctionExpression': {
            const fn = parent.type === 'ReturnStatement' ? enclosingFunction(parent) : parent;
            if (fn?.async === true)
                return true;
            const type = fn?.returnType?.typeAnnotation;
            return type?.type === 'TSTypeReference' && source.text.slice(...type.typeName.range) === 'Promise';
        }
        case 'ArrayExpression': {
            const call = wrapped(parent).parent;
            const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
            return callee !== undefined && /^Promise\.(?:all|race|any|allSettled)$/u.test(source.text.slice(...callee.range));
        }
        default:
            return false;
    }
}
