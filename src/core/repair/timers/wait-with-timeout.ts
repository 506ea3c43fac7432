import type { TSESTree } from '@typescript-eslint/types';
import type { RaceTimer } from '../../model/races/race-timers.ts';
import type { Race } from '../../model/races/races.ts';
import { dottedName, unwrap, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { attempt, type Attempt } from '../attempt.ts';
import { isSerialized } from '../deferred-to-source/serialized.ts';
import { movedText, optionsText } from '../layout.ts';
import { isLasting } from './lasting.ts';
import { timerEntrant } from './race-entrant.ts';
import { declineRace } from './reasons.ts';
import { signalOptions } from './signal-option.ts';

/** Plans `waitAsync(work, { timeout })` in place of a race of work against a timer that rejects. */
export function planWaitWithTimeout(timer: RaceTimer, race: Race, source: Source): Attempt {
  return attempt(source, () => {
    if (isSerialized(race.node, source)) return declineRace('serialized');
    const list = listOf(race, source) ?? declineRace('other-race');
    const { element, time, error, isLate, edits } = timerEntrant(timer, list, race, source);
    if (!isMadeError(error)) return declineRace('error-unknown');
    if (isLate && !error.arguments.every((each) => isLasting(each, time, source))) return declineRace('made-late');
    const work = list.filter((each) => each !== element);
    const [only, ...others] = work;
    const waited =
      only && others.length === 0 ? movedText(only, race.node, source) : raceWithout(element, list, race, source);
    const head = `waitAsync(${waited}, `;
    const text = (node: Node): string => source.text.slice(...node.range);
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
function listOf({ node, method }: Race, { bindings }: Source): readonly Node[] | undefined {
  const callee = unwrap(node.callee);
  if (method !== 'race' || node.optional || node.typeArguments || node.arguments.length !== 1) return undefined;
  if (callee.type !== 'MemberExpression' || dottedName(callee) !== 'Promise.race') return undefined;
  const list = node.arguments[0] && unwrap(node.arguments[0]);
  if (!bindings.isGlobal(unwrap(callee.object)) || list?.type !== 'ArrayExpression') return undefined;
  const entrants = list.elements.filter((each) => each !== null && each.type !== 'SpreadElement');
  return entrants.length === list.elements.length && entrants.length > 1 ? entrants : undefined;
}

/** The race as it is written, but for one of several entrants. */
function raceWithout(element: Node, list: readonly Node[], { node }: Race, { text }: Source): string {
  const at = list.indexOf(element);
  const [before, after] = [list[at - 1], list[at + 1]];
  const [start, end] = [
    after || !before ? element.range[0] : before.range[1],
    after ? after.range[0] : element.range[1],
  ];
  return text.slice(node.range[0], start) + text.slice(end, node.range[1]);
}

/** `new Error(…)`: nothing else is surely an error, and none that is made already has this moment in its stack. */
function isMadeError(value: Node | undefined): value is TSESTree.NewExpression {
  return (
    value?.type === 'NewExpression' &&
    value.callee.type === 'Identifier' &&
    /(?:Error|Exception)$/u.test(value.callee.name)
  );
}
