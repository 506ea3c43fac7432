import type { Check, Finding } from '../core/checks/finding.ts';
import type { Codemod } from './create-codemod.ts';

interface RepairsSpec extends Pick<Codemod, 'name' | 'summary' | 'onlySuggested'> {
  readonly rule: string;
  /** The message ids of the repairs that are meant; all of them when absent. */
  readonly only?: readonly string[];
}

/** The codemod that applies the repairs of a check. */
export function repairsOf<Options>(
  check: Check<Options, string>,
  options: Options,
  { only, ...named }: RepairsSpec,
): Codemod {
  return {
    ...named,
    relevance: check.relevance,
    ...(check.mayLieIn && { mayLieIn: check.mayLieIn }),
    *find(source) {
      for (const finding of check.run(source, options))
        yield only === undefined ? finding : narrow(finding, (messageId) => only.includes(messageId));
    },
  };
}

function narrow(finding: Finding, isMeant: (messageId: string) => boolean): Finding {
  const { repairs, skip, ...rest } = finding;
  return {
    ...rest,
    ...(repairs && { repairs: repairs.filter(({ messageId }) => isMeant(messageId)) }),
    ...(skip && (skip.repair === undefined || isMeant(skip.repair)) && { skip }),
  };
}
