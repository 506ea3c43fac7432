import { excerpt } from '../source/excerpt.ts';
import { endsProcess, isMeantToWin } from '../model/races/expected-winners.ts';
import { isLeft, timersIn, type RaceTimer } from '../model/races/race-timers.ts';
import { mayRace, racesIn, type Race } from '../model/races/races.ts';
import type { Attempt } from '../repair/attempt.ts';
import { clearAfterRace } from '../repair/clear-after-race.ts';
import type { Edit } from '../repair/edit.ts';
import type { Repair } from '../repair/repair.ts';
import { planWaitWithTimeout } from '../repair/timers/wait-with-timeout.ts';
import { type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export interface Options {
  /** Timers that do not keep the process alive may stay. */
  readonly allowUnref: boolean;
}

export type MessageId = 'left' | 'leftOnFailure' | 'unstoppable';

/** The timer of a race goes on when the work has won: it keeps the process alive, and what its callback refers to. */
export const noRaceTimerLeak: Check<Options, MessageId> = {
  relevance: mayRace,
  *run(source, { allowUnref }) {
    if (racesIn(source).length === 0) return;
    const lines = new LineMap(source.text);
    const reported = new Set<Node>();
    for (const race of racesIn(source)) {
      for (const timer of timersIn(race, source)) {
        if (reported.has(timer.node) || (timer.isUnref && allowUnref) || !isLeft(timer, race, source)) continue;
        if (isMeantToWin(timer, race, source) || endsProcess(race, source)) continue;
        reported.add(timer.node);
        yield report(timer, race, source, lines);
      }
    }
  },
};

function report(timer: RaceTimer, race: Race, source: Source, lines: LineMap): Finding<MessageId> {
  const { handle, means, releases, node } = timer;
  const plan = planWaitWithTimeout(timer, race, source);
  return {
    range: node.range,
    messageId: means === 'signal' ? 'unstoppable' : handle && releases.length > 0 ? 'leftOnFailure' : 'left',
    data: {
      race: excerpt(race.node.callee, source),
      line: String(lines.position(race.node.range[0]).line),
      timer: handle ? excerpt(handle, source) : excerpt(node.callee, source),
    },
    repairs: repairs(plan, clearAfterRace(timer, race, source)),
    ...('skip' in plan && { skip: { ...plan.skip, repair: 'useWaitAsync' } }),
  };
}

function repairs(plan: Attempt, clearing: readonly Edit[] | undefined): readonly Repair[] {
  const applicability = 'suggested';
  const waiting = 'edits' in plan ? [{ applicability, messageId: 'useWaitAsync', edits: plan.edits } as const] : [];
  return clearing ? [...waiting, { applicability, messageId: 'clearFinally', edits: clearing }] : waiting;
}
