import { completionModel } from '../model/build-model.ts';
import { planDelay } from '../repair/timers/use-delay.ts';
import type { Source } from '../source/source.ts';
import type { Finding } from './finding.ts';
import { rewriteOf } from './rewrite-of.ts';

/** No hazard, but more text than it takes, and deaf to signals: a promise that does nothing but wait for a timer. */
export function* timerDelays(source: Source): Generator<Finding<'rewrite'>> {
  for (const completion of completionModel(source).completions) {
    const plan = planDelay(completion, source);
    if (plan !== undefined) yield rewriteOf(completion.node.range, plan);
  }
}
