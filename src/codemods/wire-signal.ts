import { settlingAbortListeners } from '../core/checks/wire-signal.ts';
import { mayListenForAbort } from '../core/model/abort/abort-listeners.ts';
import type { Codemod } from './create-codemod.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';

/** Abort listeners that settle a promise become the signal of a source. */
export const wireSignal: Codemod = {
  name: 'wire-signal',
  summary: 'an abort listener that settles becomes the signal of a TaskCompletionSource',
  onlySuggested: true,
  relevance: mayListenForAbort,
  find: settlingAbortListeners,
};

export default jscodeshiftTransform(wireSignal);
