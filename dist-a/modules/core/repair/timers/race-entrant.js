import { completionModel } from "../../model/build-model.js";
import { reactedTo } from "../../model/reactions.js";
import { racesIn } from "../../model/races/races.js";
import { calledName, isFunction, isInside, onlyExpression, unwrap, wrapped, } from "../../source/ast.js";
import { initializer } from "../../source/scopes.js";
import { someNode } from "../../source/visit.js";
import { removeStatement } from "../layout.js";
import { statementsOf, trySite } from "../promise-site.js";
import { hasOwnContext } from "./own-context.js";
import { declineRace } from "./reasons.js";
import { timerPromise } from "./timer-promise.js";
/** Finds the entrant of a timer and reads how it rejects. @throws {Declined} */
export function timerEntrant(timer, list, race, source) {
    for (const element of list) {
        const at = unwrap(element);
        if (isInside(timer.node, element))
            return { element, ...rejection(at, timer, source), edits: [] };
        const named = at.type === 'Identifier' ? namedJustBefore(at, race, source) : undefined;
        if (named === undefined || !isInside(timer.node, named.value))
            continue;
        return { element, ...rejection(named.value, timer, source), edits: [removeStatement(source, named.statement)] };
    }
    return declineRace('timer-elsewhere');
}
function rejection(entrant, timer, source) {
    if (entrant.type === 'CallExpression')
        return sleptRejection(entrant, timer, source);
    const completion = completionModel(source).completions.find((each) => each.node === entrant);
    const site = completion && trySite(completion, source);
    const promise = site && timerPromise(site, source);
    if (site === undefined || promise === undefined)
        return declineRace('timer-elsewhere');
    if (promise.role !== 'reject')
        return declineRace('timer-fulfills');
    if (promise.isKept || timer.isUnref)
        return declineRace('timer-kept');
    if (hasOwnContext(site.executor, [promise.time, promise.value], source))
        return declineRace('executor-context');
    return { time: promise.time, error: promise.value, isLate: promise.isLate };
}
/** `sleep(ms).then(() => { throw error; })`, or an async function that is called in place, sleeps and throws. */
function sleptRejection(call, timer, source) {
    const [time, ...others] = timer.node.arguments;
    const before = reactedTo(call);
    const thrown = before ? thrownAfter(call, before, timer) : thrownIn(call, timer);
    if (timer.node.type !== 'CallExpression' || others.length > 0 || time?.type === 'SpreadElement')
        return declineRace('timer-elsewhere');
    if (thrown === undefined)
        return declineRace(before || call === timer.node ? 'timer-fulfills' : 'timer-elsewhere');
    if (hasOwnContext(thrown.fn, [time, thrown.error], source))
        return declineRace('executor-context');
    if (isUsedInRacesAlone(timer.node.callee, source))
        return declineRace('last-use');
    return { time, error: thrown.error, isLate: true };
}
/** Whether nothing would use a name if no race did. */
function isUsedInRacesAlone(callee, source) {
    const at = unwrap(callee);
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const races = racesIn(source);
    return variable?.references.every(({ identifier }) => races.some(({ node }) => isInside(identifier, node))) === true;
}
function thrownAfter(call, before, timer) {
    const [reaction, ...others] = call.arguments;
    const fn = reaction && unwrap(reaction);
    if (unwrap(before) !== timer.node || calledName(call) !== 'then' || others.length > 0)
        return undefined;
    if (!isFunction(fn) || fn.params.length > 0 || fn.generator)
        return undefined;
    const [only, ...more] = statementsOf(fn);
    if (only?.type === 'ThrowStatement' && more.length === 0)
        return { fn, error: only.argument };
    const given = onlyExpression(fn.body);
    if (given?.type !== 'CallExpression' || calledName(given) !== 'reject' || given.arguments.length !== 1)
        return undefined;
    const [error] = given.arguments;
    return error === undefined || error.type === 'SpreadElement' ? undefined : { fn, error };
}
function thrownIn(call, timer) {
    const fn = unwrap(call.callee);
    if (!isFunction(fn) || !fn.async || fn.generator || fn.params.length > 0)
        return undefined;
    const [first, second, ...others] = statementsOf(fn);
    if (first?.type !== 'ExpressionStatement' || second?.type !== 'ThrowStatement' || others.length > 0)
        return undefined;
    const { expression } = first;
    if (expression.type !== 'AwaitExpression' || unwrap(expression.argument) !== timer.node)
        return undefined;
    return { fn, error: second.argument };
}
/** A promise that a `const` of the same block names for the race alone, with nothing waited for in between. */
function namedJustBefore(name, race, source) {
    const variable = source.bindings.variable(name);
    const value = variable && initializer(variable);
    const uses = variable?.references.filter((reference) => reference.init !== true) ?? [];
    const statement = value && wrapped(value).parent?.parent;
    if (value === undefined || uses.length !== 1 || statement?.type !== 'VariableDeclaration')
        return undefined;
    if (statement.declarations.length !== 1 || statement.parent.type !== 'BlockStatement')
        return undefined;
    const { body } = statement.parent;
    const next = body.findIndex((each) => isInside(race.node, each));
    const between = body.slice(body.indexOf(statement) + 1, Math.max(next, 0));
    if (next < 0 || between.some((each) => each.type !== 'VariableDeclaration' || isSuspended(each)))
        return undefined;
    return { value: unwrap(value), statement };
}
function isSuspended(statement) {
    return someNode(statement, (node) => node.type === 'AwaitExpression' || node.type === 'YieldExpression');
}
