import { propertyName, rootOf, unwrap } from "../source/ast.js";
import { initializer, isConstant } from "../source/scopes.js";
import { isNamed } from "./callee-path.js";
import { requestMakers } from "./failure-sources.js";
import { moduleOf } from "./origins.js";
/** Whether a callee makes a request of Node: `https.get`, `(isSecure ? https : http).get`, and the latter through a name. */
export function makesRequest(callee, source) {
    if (isOfProject(callee, source))
        return false;
    if (isNamed(callee, requestMakers, source))
        return true;
    if (callee.type !== 'MemberExpression' || !/^(?:get|request)$/u.test(propertyName(callee) ?? ''))
        return false;
    const object = unwrap(callee.object);
    const variable = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
    const init = variable && isConstant(variable) ? initializer(variable) : object;
    const choice = init && unwrap(init);
    return (choice?.type === 'ConditionalExpression' &&
        [choice.consequent, choice.alternate].every((each) => isRequestModule(each, source)));
}
/** `import { http } from '../net/http.js'`: what a project calls so tells its callback of failures in a manner of its own. */
function isOfProject(callee, source) {
    const root = rootOf(callee);
    const from = root.type === 'Identifier' ? moduleOf(source.bindings.variable(root)) : undefined;
    return from?.startsWith('.') === true;
}
function isRequestModule(node, source) {
    const at = unwrap(node);
    const from = at.type === 'Identifier' ? moduleOf(source.bindings.variable(at)) : undefined;
    return from !== undefined && /^(?:node:)?https?$/u.test(from);
}
