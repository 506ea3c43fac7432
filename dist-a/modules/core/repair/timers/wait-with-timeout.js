import { dottedName, unwrap } from "../../source/ast.js";
import { attempt } from "../attempt.js";
import { isSerialized } from "../deferred-to-source/serialized.js";
import { movedText, optionsText } from "../layout.js";
import { isLasting } from "./lasting.js";
import { timerEntrant } from "./race-entrant.js";
import { declineRace } from "./reasons.js";
import { signalOptions } from "./signal-option.js";
/** Plans `waitAsync(work, { timeout })` in place of a race of work against a timer that rejects. */
export function planWaitWithTimeout(timer, race, source) {
    return attempt(source, () => {
        if (isSerialized(race.node, source))
            return declineRace('serialized');
        const list = listOf(race, source) ?? declineRace('other-race');
        const { element, time, error, isLate, edits } = timerEntrant(timer, list, race, source);
        if (!isMadeError(error))
            return declineRace('error-unknown');
        if (isLate && !error.arguments.every((each) => isLasting(each, time, source)))
            return declineRace('made-late');
        const work = list.filter((each) => each !== element);
        const [only, ...others] = work;
        const waited = only && others.length === 0 ? movedText(only, race.node, source) : raceWithout(element, list, race, source);
        const head = `waitAsync(${waited}, `;
        const text = (node) => source.text.slice(...node.range);
        const timeout = time ? text(time) : '0';
        const options = [
            timeout === 'timeout' ? timeout : `timeout: ${timeout}`,
            `message: ${movedText(error, race.node, source)}`,
            ...(work.some((each) => /signal/iu.test(text(each))) ? [] : signalOptions(race.node, source)),
        ];
        const replaced = `${head}${optionsText(options, head.length, race.node, source)})`;
        return { edits: [{ range: race.node.range, text: replaced }, ...edits], name: 'waitAsync', at: race.node };
    });
}
/** The entrants of `Promise.race([…])`, as written. */
function listOf({ node, method }, { bindings }) {
    const callee = unwrap(node.callee);
    if (method !== 'race' || node.optional || node.typeArguments || node.arguments.length !== 1)
        return undefined;
    if (callee.type !== 'MemberExpression' || dottedName(callee) !== 'Promise.race')
        return undefined;
    const list = node.arguments[0] && unwrap(node.arguments[0]);
    if (!bindings.isGlobal(unwrap(callee.object)) || list?.type !== 'ArrayExpression')
        return undefined;
    const entrants = list.elements.filter((each) => each !== null && each.type !== 'SpreadElement');
    return entrants.length === list.elements.length && entrants.length > 1 ? entrants : undefined;
}
/** The race as it is written, but for one of several entrants. */
function raceWithout(element, list, { node }, { text }) {
    const at = list.indexOf(element);
    const [before, after] = [list[at - 1], list[at + 1]];
    const [start, end] = [
        after || !before ? element.range[0] : before.range[1],
        after ? after.range[0] : element.range[1],
    ];
    return text.slice(node.range[0], start) + text.slice(end, node.range[1]);
}
/** `new Error(…)`: nothing else is surely an error, and none that is made already has this moment in its stack. */
function isMadeError(value) {
    return (value?.type === 'NewExpression' &&
        value.callee.type === 'Identifier' &&
        /(?:Error|Exception)$/u.test(value.callee.name));
}
