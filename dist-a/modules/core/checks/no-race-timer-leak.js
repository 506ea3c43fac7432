import { excerpt } from "../source/excerpt.js";
import { endsProcess, isMeantToWin } from "../model/races/expected-winners.js";
import { isLeft, timersIn } from "../model/races/race-timers.js";
import { mayRace, racesIn } from "../model/races/races.js";
import { clearAfterRace } from "../repair/clear-after-race.js";
import { planWaitWithTimeout } from "../repair/timers/wait-with-timeout.js";
import {} from "../source/ast.js";
import { LineMap } from "../source/lines.js";
/** The timer of a race goes on when the work has won: it keeps the process alive, and what its callback refers to. */
export const noRaceTimerLeak = {
    relevance: mayRace,
    *run(source, { allowUnref }) {
        if (racesIn(source).length === 0)
            return;
        const lines = new LineMap(source.text);
        const reported = new Set();
        for (const race of racesIn(source)) {
            for (const timer of timersIn(race, source)) {
                if (reported.has(timer.node) || (timer.isUnref && allowUnref) || !isLeft(timer, race, source))
                    continue;
                if (isMeantToWin(timer, race, source) || endsProcess(race))
                    continue;
                reported.add(timer.node);
                yield report(timer, race, source, lines);
            }
        }
    },
};
function report(timer, race, source, lines) {
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
function repairs(plan, clearing) {
    const applicability = 'suggested';
    const waiting = 'edits' in plan ? [{ applicability, messageId: 'useWaitAsync', edits: plan.edits }] : [];
    return clearing ? [...waiting, { applicability, messageId: 'clearFinally', edits: clearing }] : waiting;
}
