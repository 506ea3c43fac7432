import { calleePath } from "../../model/callee-path.js";
import { isFunction } from "../../source/ast.js";
import { isTyped } from "../deferred-to-source/result-type.js";
import { builtinCall } from "./builtins.js";
import { onlyCall } from "./callbacks.js";
/**
 * `promisify(fs.readFile)(path)`, where all that is wanted is a function of Node's own and the file has `promisify` at
 * hand. In TypeScript the promise's type could become another.
 */
export function promisified(site, callbacks, source) {
    const [callback, ...others] = callbacks;
    const call = onlyCall(site);
    const last = call?.arguments.at(-1);
    if (call === undefined || callback === undefined || others.length > 0 || last !== callback.fn)
        return undefined;
    if (isTyped(source) || builtinCall(call, source)?.isPlain !== true || !isFirstResult(callback, source))
        return undefined;
    const promisify = promisifyName(source);
    if (promisify === undefined || call.arguments.some((each) => each.type === 'SpreadElement'))
        return undefined;
    const before = call.arguments.at(-2)?.range[1] ?? last.range[0];
    return [
        { range: [site.node.range[0], call.callee.range[0]], text: `${promisify}(` },
        { range: [call.callee.range[1], call.callee.range[1]], text: ')' },
        { range: [before, last.range[1]], text: '' },
        { range: [call.range[1], site.node.range[1]], text: '' },
    ];
}
function isFirstResult({ fn, result }, source) {
    const value = fn.params[1];
    if (result === undefined)
        return value === undefined;
    return (result.type === 'Identifier' &&
        value?.type === 'Identifier' &&
        source.bindings.variable(result) === source.bindings.declaredBy(value));
}
/** What the file calls `promisify`, or `util.promisify`, on its top level. */
function promisifyName(source) {
    for (const node of source.mentions.identifiers('promisify')) {
        const { parent } = node;
        const at = parent.type === 'MemberExpression' && parent.property === node ? parent : node;
        if (parent.type === 'Property' || parent.type === 'ImportSpecifier' || isFunction(parent))
            continue;
        if (calleePath(at, source) === 'util.promisify' && !isShadowed(at, source))
            return source.text.slice(...at.range);
    }
    return undefined;
}
/** Whether the name is bound somewhere else than on the top level, and so may not reach where it is wanted. */
function isShadowed(node, source) {
    const root = node.type === 'MemberExpression' ? node.object : node;
    const scope = source.bindings.variable(root)?.scope;
    return scope === undefined || (scope.upper?.upper !== null && scope.upper !== null);
}
