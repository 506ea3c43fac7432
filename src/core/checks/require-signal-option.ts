import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export interface Options {
  /** TODO: what the option does, in the positive: `check…` or `allow…`. */
  readonly allow: readonly string[];
}

export type MessageId = 'hazard';

/** TODO: the hazard in one sentence, and why it is one. */
export const requireSignalOption: Check<Options, MessageId> = {
  relevance: /\bPromise\b/u,
  run: find,
};

function* find(_source: Source, _options: Options): Generator<Finding<MessageId>> {
  // TODO: yield { range, messageId: 'hazard', data: {}, repairs: [] } for each place.
}
