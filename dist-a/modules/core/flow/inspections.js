import { dottedName, propertyName, unwrap } from "../source/ast.js";
/** By the name of the method, whatever it is called on. */
const methods = [
    {
        names: /^(?:off|remove\w*Listeners?|detach|unsubscribe|unobserve|unwatch|unlisten)$/u,
        reason: 'takes a listener back, by its identity',
    },
    {
        names: /^(?:delete|remove|has|includes|indexOf|lastIndexOf)$/u,
        reason: 'finds an element of a collection, by its identity',
    },
];
/** By the whole name of the callee. */
const functions = [
    {
        names: /^(?:expect|should|invariant|assert(?:\.\w+)*|t\.(?:is|not|truthy|falsy|ok|equal|same|type))$/u,
        reason: 'asserts something of the value',
    },
    { names: /^(?:console|log|logger|debug)(?:\.\w+)?$/u, reason: 'prints the value' },
    { names: /^(?:String|Boolean|JSON\.stringify|util\.inspect|inspect)$/u, reason: 'converts the value' },
    {
        names: /^Object\.(?:keys|getOwnPropertyNames|is|isFrozen|isSealed|hasOwn|getPrototypeOf|setPrototypeOf)$/u,
        reason: 'asks for the shape of the value',
    },
    {
        names: /^(?:\w+\.)?is(?:Function|Callable|Object|Nil|Null|Undefined|Plain\w*|Defined|Array)$/u,
        reason: 'asks for the type of the value',
    },
    { names: /^(?:clearTimeout|clearInterval|clearImmediate|cancelAnimationFrame)$/u, reason: 'takes a timer back' },
    {
        names: /^(?:off|remove\w*Listeners?|unsubscribe|unobserve|unwatch|unlisten)$/u,
        reason: 'takes a listener back, by its identity',
    },
];
/** Whether the call only looks at its arguments. */
export function onlyInspects(call) {
    const callee = unwrap(call.callee);
    const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (method !== undefined && methods.some((row) => row.names.test(method)))
        return true;
    const name = dottedName(callee);
    return name !== undefined && functions.some((row) => row.names.test(name));
}
