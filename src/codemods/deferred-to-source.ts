import { noBareDeferred } from '../core/checks/no-bare-deferred.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import type { Codemod } from './create-codemod.ts';

/** Bare deferreds become sources: the safe repairs of `no-bare-deferred`. */
export const deferredToSource: Codemod = {
  name: 'deferred-to-source',
  summary: 'new Promise whose resolvers are kept becomes a TaskCompletionSource',
  rule: 'no-bare-deferred',
  relevance: noBareDeferred.relevance,
  find: (source) => noBareDeferred.run(source, { allow: [] }),
};

export default jscodeshiftTransform(deferredToSource);
