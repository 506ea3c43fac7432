import { dottedName, enclosingFunction, isInside, unwrap } from "../../source/ast.js";
import { abortedCheck, abortListening, isReasonOf, isStable } from "../abort-rejection.js";
import { declaresFunctions, ListenerReader } from "../listener-effects.js";
import { isPortable, settlerReferences, statementsOf } from "../promise-site.js";
import { listenings } from "./listenings.js";
import { decline } from "./reasons.js";
/** Reads an executor as the events that it waits for. @throws {Declined} where it does anything else. */
export function executorEvents(site, source) {
    const reader = new ListenerReader(site, source);
    const events = [];
    const emitters = [];
    const signals = [];
    for (const statement of statementsOf(site.executor)) {
        if (statement.type === 'EmptyStatement' || declaresFunctions(statement))
            continue;
        const checked = abortedCheck(statement, site, source);
        if (checked !== undefined) {
            signals.push(checked);
            continue;
        }
        const expression = expressionOf(statement);
        const call = expression && unwrap(expression);
        if (call?.type === 'AssignmentExpression')
            return decline(isHandlerAssignment(call) ? 'handler-property' : 'other-work');
        const aborting = call?.type === 'CallExpression' ? abortListening(call, source) : undefined;
        if (aborting) {
            const effects = reader.read(aborting.handler);
            if (effects?.others.length !== 0 || effects.condition)
                return decline('work-in-listener');
            if (effects.settlement?.role !== 'reject' || !isReasonOf(effects.settlement.value, aborting.signal))
                return decline('other-error');
            signals.push(aborting.signal);
            continue;
        }
        const found = call ? listenings(call) : undefined;
        if (found === undefined)
            return decline(isOverSettler(statement, site) ? 'other-settlement' : 'other-work');
        emitters.push(found.emitter);
        for (const listening of found.all)
            events.push(settlingEvent(listening, reader));
    }
    return { emitter: onlyEmitter(emitters, site, source), events, signal: onlySignal(signals, site, source) };
}
function settlingEvent(listening, reader) {
    const effects = reader.read(listening.handler);
    if (effects === undefined)
        return decline('work-in-listener');
    const { settlement, others, condition } = effects;
    if (others.length > 0 || settlement === undefined)
        return decline('work-in-listener');
    // Only a listener that stays hears the next one.
    const isOnce = listening.method === 'once' || listening.options !== undefined;
    if (condition && (isOnce || settlement.role === 'reject'))
        return decline('work-in-listener');
    if (listening.options && !isOnceOption(listening.options))
        return decline('options-unknown');
    return { ...listening, effects: { ...effects, settlement } };
}
function isOnceOption(options) {
    const at = unwrap(options);
    if (at.type === 'Literal')
        return at.value === false;
    if (at.type !== 'ObjectExpression' || at.properties.length !== 1)
        return false;
    const [only] = at.properties;
    return only?.type === 'Property' && only.key.type === 'Identifier' && only.key.name === 'once';
}
function expressionOf(statement) {
    if (statement.type === 'ExpressionStatement')
        return statement.expression;
    return statement.type.endsWith('Statement') || statement.type.endsWith('Declaration') ? null : statement;
}
function isHandlerAssignment({ left }) {
    const at = unwrap(left);
    return at.type === 'MemberExpression' && at.property.type === 'Identifier' && /^on[a-z]/u.test(at.property.name);
}
function isOverSettler(statement, site) {
    return settlerReferences(site).some(({ identifier }) => isInside(identifier, statement));
}
function onlyEmitter(emitters, site, source) {
    const [first, ...others] = emitters;
    if (first === undefined)
        return decline('other-work');
    const name = dottedName(first);
    if (others.some((each) => name === undefined || dottedName(each) !== name))
        return decline('several-emitters');
    if (isStable(first, site, source))
        return first;
    // An emitter that is made in place: where that throws, an async function rejects as the executor did.
    const home = enclosingFunction(site.node);
    if (name === undefined && others.length === 0 && home?.async === true && isPortable(first, site, source))
        return first;
    return decline('several-emitters');
}
function onlySignal(signals, site, source) {
    const [first, ...others] = signals;
    if (first === undefined)
        return undefined;
    const name = dottedName(first);
    if (name === undefined || others.some((each) => dottedName(each) !== name))
        return decline('other-settlement');
    return isStable(first, site, source) ? first : decline('other-settlement');
}
