import { callbackPromises } from '../core/checks/callback-to-source.ts';
import { textsWith } from '../core/source/texts-with.ts';
import type { Codemod } from './create-codemod.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';

/** Promises over a callback in Node's manner become `fromCallback`. */
export const callbackToSource: Codemod = {
  name: 'callback-to-source',
  summary: 'new Promise over a callback in Node’s manner becomes fromCallback',
  onlySuggested: true,
  relevance: textsWith(['new promise'], /\bnew\s+Promise\b/),
  find: callbackPromises,
};

export default jscodeshiftTransform(callbackToSource);
