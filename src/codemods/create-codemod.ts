import type { Finding } from '../core/checks/finding.ts';
import type { Source } from '../core/source/source.ts';
import type { Relevance } from '../core/source/texts-with.ts';

/** A codemod: the repairs of one check, under a name. It holds no judgement of its own. */
export interface Codemod {
  readonly name: string;
  /** One line for `--list`. */
  readonly summary: string;
  /** The rule whose findings it repairs; absent where what it finds is no hazard. */
  readonly rule?: string;
  /** It has no safe repairs: it runs with `--unsafe`, or when it is named. */
  readonly onlySuggested?: boolean;
  /** A text without a match is left alone without being parsed. */
  readonly relevance: Relevance;
  readonly find: (source: Source) => Iterable<Finding>;
}
