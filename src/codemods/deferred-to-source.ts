import type { Finding } from '../core/checks/finding.ts';
import { noBareDeferred } from '../core/checks/no-bare-deferred.ts';
import { libraries, type DeferredLibrary } from '../core/repair/from-deferred/libraries.ts';
import { planFromDeferred } from '../core/repair/from-deferred/plan.ts';
import { removeUnusedImports } from '../core/repair/unused-imports.ts';
import type { Source } from '../core/source/source.ts';
import type { Codemod } from './create-codemod.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

const repairs = repairsOf(
  noBareDeferred,
  { allow: [] },
  {
    name: 'deferred-to-source',
    summary: 'new Promise whose resolvers are kept becomes a TaskCompletionSource',
    rule: 'no-bare-deferred',
  },
);

/** Bare deferreds become sources; with `from`, those of libraries too. */
export const deferredToSource: Codemod = {
  ...repairs,
  *find(source, options) {
    yield* repairs.find(source, options);
    yield* libraryDeferreds(source, options.from);
  },
  tidy(before, after, { from }) {
    // A class or factory of the code's own may come from anywhere.
    const modules = from.includes('declared') ? undefined : from.flatMap((library) => libraries[library].modules);
    return modules?.length === 0 ? [] : removeUnusedImports(before(), after(), modules);
  },
};

function* libraryDeferreds(source: Source, from: readonly DeferredLibrary[]): Generator<Finding> {
  for (const { range, outcome } of planFromDeferred(source, from)) {
    if ('skip' in outcome) yield { range, messageId: 'escapes', skip: outcome.skip };
    else yield { range, messageId: 'escapes', repairs: [{ ...outcome, messageId: 'useSource' }] };
  }
}

export default jscodeshiftTransform(deferredToSource);
