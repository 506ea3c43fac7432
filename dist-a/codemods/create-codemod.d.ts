import type { Check, Finding } from '../core/checks/finding.js';
import type { Edit } from '../core/repair/edit.js';
import type { DeferredLibrary } from '../core/repair/from-deferred/libraries.js';
import type { Source } from '../core/source/source.js';
import type { Relevance } from '../core/source/texts-with.js';
/** What a run asks of its codemods. */
export interface CodemodOptions {
    /** The libraries whose deferreds become sources too. */
    readonly from: readonly DeferredLibrary[];
}
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
    /** See {@link Check.mayLieIn}. */
    readonly mayLieIn?: Check<never, string>['mayLieIn'];
    readonly find: (source: Source, options: CodemodOptions) => Iterable<Finding>;
    /** What is left to do once nothing more is found, in a file that was rewritten. Each call parses: most have nothing to do. */
    readonly tidy?: (before: () => Source, after: () => Source, options: CodemodOptions) => readonly Edit[];
}
