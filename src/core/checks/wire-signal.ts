import { planWireSignal } from '../repair/wire-signal/plan.ts';
import type { Source } from '../source/source.ts';
import type { Finding } from './finding.ts';
import { rewriteOf } from './rewrite-of.ts';

/** Abort listeners that settle a promise; what is wrong with some of them, other checks say. */
export function* settlingAbortListeners(source: Source): Generator<Finding<'rewrite'>> {
  for (const { listener, plan } of planWireSignal(source)) yield rewriteOf(listener.node.range, plan);
}
