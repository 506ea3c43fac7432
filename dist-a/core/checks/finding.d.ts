import type { Construction } from '../model/constructions.js';
import type { Repair } from '../repair/repair.js';
import type { Range } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Relevance } from '../source/texts-with.js';
/** Why a site was not rewritten: a stable code for counting, and a sentence for the reader. */
export interface Skip {
    readonly code: string;
    readonly detail: string;
    /** The message id of the repair that is missing, where another may be there. */
    readonly repair?: string;
}
/** One judgement about one place, with the repairs that would mend it. */
export interface Finding<MessageId extends string = string> {
    readonly range: Range;
    readonly messageId: MessageId;
    readonly data?: Readonly<Record<string, string>>;
    readonly repairs?: readonly Repair[];
    /** Set when a rewrite was looked for and there is none. */
    readonly skip?: Skip;
}
/** A judgement over a file. Options are validated by the rule's schema before they come here. */
export interface Check<Options, MessageId extends string> {
    /** A text that fails it cannot hold a finding, and is not even parsed by the codemods. */
    readonly relevance: Relevance;
    /** Names in the options that make a text relevant as well. */
    readonly names?: (options: Options) => readonly string[];
    /**
     * Whether a finding may lie in an expression `new Promise(…)` that keeps its resolvers, in a file where nothing else makes
     * a completion. A file without such an expression is passed by; without this, all of each file is needed.
     */
    readonly mayLieIn?: (construction: Construction) => boolean;
    readonly run: (source: Source, options: Options) => Iterable<Finding<MessageId>>;
}
