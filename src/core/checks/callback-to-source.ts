import { completionModel } from '../model/build-model.ts';
import { planCallbackToSource } from '../repair/callback-to-source/plan.ts';
import type { Source } from '../source/source.ts';
import { rewriteOf } from './rewrite-of.ts';
import type { Finding } from './finding.ts';

/** No hazard, but more text than it takes: a promise that does nothing but wait for a callback in Node's manner. */
export function* callbackPromises(source: Source): Generator<Finding<'rewrite'>> {
  for (const completion of completionModel(source).completions) {
    const plan = planCallbackToSource(completion, source);
    if (plan !== undefined) yield rewriteOf(completion.node.range, plan);
  }
}
