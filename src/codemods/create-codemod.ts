import type { Finding } from '../core/checks/finding.ts';
import type { Source } from '../core/source/source.ts';

/** A codemod: the repairs of one check, under a name. It holds no judgement of its own. */
export interface Codemod {
  readonly name: string;
  /** One line for `--list`. */
  readonly summary: string;
  /** The rule whose findings it repairs. */
  readonly rule: string;
  /** A text without a match is left alone without being parsed. */
  readonly relevance: RegExp;
  readonly find: (source: Source) => Iterable<Finding>;
}
