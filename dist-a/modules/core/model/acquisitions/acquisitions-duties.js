import { dottedName, enclosingFunction, isInside, unwrap } from "../../source/ast.js";
import { callsIn } from "../../source/calls.js";
import { calledFunction, localFunction } from "../local-functions.js";
import { leaves } from "../turns.js";
// What stays on purpose: it has work of its own beside the promise, or the caller asks for it.
const passing = /^this\.(?:.*\.)?#?_?(?:emit|dispatch\w*|broadcast\w*|fire|trigger|publish)$/u;
const logging = /(?:^|\.)(?:log|logger|console|debug|winston)(?:\.\w+)?$/u;
const wiring = /^(?:on|once|addListener|addEventListener)$/u;
/** Whether a listener does work of its own for each event, for as long as the object lives. */
export function hasDuty({ kind, isOnce, handler, event }, { releases }, source) {
    const fn = kind === 'listener' && !isOnce && handler ? localFunction(handler, source) : undefined;
    if (fn?.body.type !== 'BlockStatement')
        return false;
    return fn.body.body.some((statement) => {
        const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined;
        const name = call?.type === 'CallExpression' ? (dottedName(call.callee) ?? '') : '';
        // `server.on('error', (error) => { this.emit('error', error); reject(error); })`
        if (passing.test(name))
            return true;
        // `child.stderr.on('data', (data) => { log.info(data); … })`: nobody else would read it.
        if (event === 'data' && releases.length === 0 && logging.test(name))
            return true;
        // `server.on('connection', (socket) => { socket.on('message', …); … })` serves whoever connects.
        return call?.type === 'CallExpression' && wires(call.callee, fn);
    });
}
/** Whether a function listens to what it is given. */
function wires(callee, fn) {
    const [given] = fn.params;
    const [object, method, ...rest] = (dottedName(callee) ?? '').split('.');
    return given?.type === 'Identifier' && given.name === object && wiring.test(method ?? '') && rest.length === 0;
}
/** `if (!keep) clean()` beside a settlement, where `keep` is a parameter: who settles says what stays. */
export function isAskedToStay(settlement, { releases }, source) {
    const fn = enclosingFunction(settlement);
    if (fn?.body.type !== 'BlockStatement')
        return false;
    return fn.body.body.some((statement) => {
        if (statement.type !== 'IfStatement' || statement.range[1] > settlement.range[0])
            return false;
        // `if (error) { clean(); return reject(error); }` is about another settlement.
        if (leaves(statement.consequent))
            return false;
        const test = unwrap(statement.test);
        const asked = unwrap(test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : test);
        const definition = asked.type === 'Identifier' ? source.bindings.variable(asked)?.defs[0] : undefined;
        if (definition?.type !== 'Parameter' || definition.node !== fn)
            return false;
        for (const call of callsIn(statement.consequent)) {
            const run = calledFunction(call, source);
            if (releases.some((each) => isInside(each, call) || (run && isInside(each, run))))
                return true;
        }
        return false;
    });
}
