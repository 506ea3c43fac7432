import { completionModel } from '../model/build-model.ts';
import { planEventToSource } from '../repair/event-to-source/plan.ts';
import type { Source } from '../source/source.ts';
import type { Finding } from './finding.ts';
import { rewriteOf } from './rewrite-of.ts';

/** Promises that an executor settles by events; what is wrong with some of them, other checks say. */
export function* eventPromises(source: Source): Generator<Finding<'rewrite'>> {
  for (const completion of completionModel(source).completions) {
    const plan = planEventToSource(completion, source);
    if (plan !== undefined) yield rewriteOf(completion.node.range, plan);
  }
}
