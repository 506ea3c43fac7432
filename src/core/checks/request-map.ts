import { planRequestMaps } from '../repair/request-map/plan.ts';
import type { Source } from '../source/source.ts';
import type { Finding } from './finding.ts';
import { rewriteOf } from './rewrite-of.ts';

/** Promises whose settlers are kept in a map by the id of a request. */
export function* requestMaps(source: Source): Generator<Finding<'rewrite'>> {
  for (const [completion, plan] of planRequestMaps(source)) yield rewriteOf(completion.node.range, plan);
}
