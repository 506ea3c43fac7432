import { propertyName, unwrap } from "../source/ast.js";
import { isNamed } from "./callee-path.js";
import { serverMakers } from "./failure-sources.js";
/** The methods by which a router takes handlers: Express and its kin. */
const routes = /^(?:get|post|put|patch|delete|del|all|head|options|use)$/u;
/** What makes a server of Deno; Node's are known by what they fail with. */
const serve = /^(?:Deno\.)?serve$/u;
/** Whether a function that is given to the call runs for each request: `app.get('/users/:id', handler)`, `createServer(handler)`. */
export function takesRequestHandler(call, source) {
    if (call.type !== 'CallExpression')
        return false;
    const callee = unwrap(call.callee);
    const isRoute = callee.type === 'MemberExpression' && routes.test(propertyName(callee) ?? '');
    return isRoute
        ? call.arguments.length > 1 && isPath(call.arguments[0])
        : [serverMakers, serve].some((names) => isNamed(callee, names, source));
}
/** What routers call the first that they give a handler: a request, or the context of one. */
const requestName = /^_?(?:req(?:uest)?|ctx|context)$/u;
/**
 * Whether a function that is given to the call answers each request by its parameters: `app.post('/setup', (request, response) => …)`.
 * A client's `$.get('/setup', (data) => …)` looks like a route but for them.
 */
export function answersRequests(call, fn, source) {
    const takesRequest = fn?.params.some((each) => each.type === 'Identifier' && requestName.test(each.name)) === true;
    return takesRequest && takesRequestHandler(call, source);
}
/** `'/users/:id'`, `'*'`, a pattern. */
function isPath(node) {
    const at = node && unwrap(node);
    if (at?.type === 'TemplateLiteral')
        return at.quasis[0]?.value.raw.startsWith('/') === true;
    if (at?.type !== 'Literal')
        return false;
    return 'regex' in at || (typeof at.value === 'string' && /^[/*]/u.test(at.value));
}
