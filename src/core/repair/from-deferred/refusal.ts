import { isRefusal } from '../deferred-to-source/skip.ts';

/** Thrown inside the planner to leave deferreds alone; caught at its edge and told to the user. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(refusals[code]);
    this.code = code;
  }
}

/** Why a library's deferred is left alone: stable codes for counting, with what they mean. */
export const refusals = {
  'deferred-arguments': 'the deferred is made with arguments, or only if its maker is there',
  'use-unknown': 'a use of the deferred is not understood',
  reachable: 'other code can reach the deferred, and may want what only those of the library have',
  'not-in-step': 'the place that keeps the deferred also keeps others',
  'library-member': 'a member of the deferred is used that a source has no counterpart for',
  'library-promise': 'the promise is one of the library, and other code may want what only those have',
  'type-unknown': 'what the deferred fulfills with is not written where it can be read, or does not fit',
  comment: 'a comment stands in what the rewrite would replace',
  'name-taken': 'TaskCompletionSource means something else in this file',
  serialized: 'the text of the function may be sent to a page, worker or process that has none of the imports',
  'not-a-module': 'the file is a script without imports or exports, or one that may load no packages',
} as const;

export type RefusalCode = keyof typeof refusals;

/** The reason, when an error is one of those that leave a site alone. */
export function refusalOf(error: unknown): { readonly code: string; readonly detail: string } | undefined {
  if (error instanceof Refusal) return { code: error.code, detail: error.message };
  if (!isRefusal(error)) return undefined;
  const code = 'code' in error && error.code in refusals ? (error.code as RefusalCode) : 'use-unknown';
  return { code, detail: refusals[code] };
}

/** What a search gives, or undefined where it finds a reason to leave the site alone. */
export function attempt<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (refusalOf(error)) return undefined;
    throw error;
  }
}
