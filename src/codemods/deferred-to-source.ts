import { noBareDeferred } from '../core/checks/no-bare-deferred.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** Bare deferreds become sources. */
export const deferredToSource = repairsOf(
  noBareDeferred,
  { allow: [] },
  {
    name: 'deferred-to-source',
    summary: 'new Promise whose resolvers are kept becomes a TaskCompletionSource',
    rule: 'no-bare-deferred',
  },
);

export default jscodeshiftTransform(deferredToSource);
