import { eventPromises } from '../core/checks/event-to-source.ts';
import { textsWith } from '../core/source/texts-with.ts';
import type { Codemod } from './create-codemod.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';

/** Promises over the events of an emitter become `fromEvent`. */
export const eventToSource: Codemod = {
  name: 'event-to-source',
  summary: 'new Promise over the events of an emitter becomes fromEvent',
  onlySuggested: true,
  relevance: textsWith(['new promise'], /\bnew\s+Promise\b/),
  find: eventPromises,
};

export default jscodeshiftTransform(eventToSource);
