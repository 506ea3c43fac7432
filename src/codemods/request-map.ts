import { requestMaps } from '../core/checks/request-map.ts';
import { textsWith } from '../core/source/texts-with.ts';
import type { Codemod } from './create-codemod.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';

/** Maps of requests with their settlers become `CompletionMap`. */
export const requestMap: Codemod = {
  name: 'request-map',
  summary: 'a Map of { resolve, reject } by request becomes a CompletionMap',
  onlySuggested: true,
  relevance: textsWith(['new promise map set'], /\bnew\s+Map\b/),
  find: requestMaps,
};

export default jscodeshiftTransform(requestMap);
