import type { Range } from '../source/ast.js';
import type { Edit } from './edit.js';
/**
 * `safe`: keeps behaviour, types and comments, and needs no judgement; applied by `eslint --fix` and by the codemod.
 * `suggested`: mends a hazard by changing behaviour, or guesses; an editor suggestion, and the codemod's `--unsafe`.
 */
export type Applicability = 'safe' | 'suggested';
/** A change of the text as data. Its edits apply whole or not at all. */
export interface Repair {
    readonly applicability: Applicability;
    /** The suggestion's title: a message id of the rule, an imperative. */
    readonly messageId: string;
    readonly data?: Readonly<Record<string, string>>;
    readonly edits: readonly Edit[];
    /** What it takes over as a whole: inside, the edits of others may count on what it takes away, as a settler. */
    readonly claims?: Range;
    /** It only makes ready what the repair of another pass does at the same site. */
    readonly isStep?: boolean;
}
