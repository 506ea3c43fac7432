import type { Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { losesComment } from './comments.ts';
import { Declined } from './declined.ts';
import { SkipSite } from './deferred-to-source/skip.ts';
import type { Edit } from './edit.ts';
import { importName, moduleKind } from './imports.ts';

/** What came of planning one rewrite: edits, or the reason why there are none. */
export type Attempt =
  { readonly edits: readonly Edit[] } | { readonly skip: { readonly code: string; readonly detail: string } };

/** Why any rewrite may have to leave a site alone, whatever it is about. */
export const textReasons = {
  'type-unknown': 'the type of the promise cannot be read from this file',
  comment: 'a comment stands in what the rewrite would replace',
  'name-taken': 'the name to import means something else in this file',
  'not-a-module': 'the file is a script without imports or exports, or one that may load no packages',
} as const;

/** The same, with what keeps a `new Promise` from being rewritten. */
export const commonReasons = {
  'executor-unknown': 'the executor is not a function written in place with plain parameters',
  'executor-async': 'the executor is async or a generator, so its errors and its timing are its own',
  subclass: 'the promise is not a native Promise',
  serialized: 'the text of the function may be sent to a page, worker or process that has none of the imports',
  ...textReasons,
} as const;

export type CommonReason = keyof typeof commonReasons;

/** @throws {Declined} */
export function declineFor(code: CommonReason): never {
  throw new Declined(code, commonReasons[code]);
}

/** What a plan comes to: its edits, the name of the runtime that they use, and where, if not in several places. */
export interface Planned {
  readonly edits: readonly Edit[];
  readonly name?: string;
  readonly at?: Node;
}

/** The edits of a plan with the import of the name that they use, or the reason why it declined. */
export function attempt(source: Source, plan: () => Planned): Attempt {
  try {
    const { edits, name, at } = plan();
    if (name !== undefined && moduleKind(source) === undefined) declineFor('not-a-module');
    const imports =
      name === undefined ? [] : (importName(source, name, source.settings.runtime, at) ?? declineFor('name-taken'));
    const all = [...edits, ...imports];
    if (all.some((edit) => losesComment(edit, source))) declineFor('comment');
    return { edits: all };
  } catch (error) {
    if (!(error instanceof Declined || error instanceof SkipSite)) throw error;
    return { skip: { code: error.code, detail: error.message } };
  }
}
