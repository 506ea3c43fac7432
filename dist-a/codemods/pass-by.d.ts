import type { ReadAlone } from '../core/model/constructions.js';
import type { Codemod } from './create-codemod.js';
/**
 * Whether a file surely holds no site of the codemods, by its text and by each promise that it constructs, read alone. That
 * takes a fraction of what it takes to hand over the tree of a file and to analyse its scopes, and most files hold nothing.
 */
export declare function holdsNothing(code: string, alone: ReadAlone, codemods: readonly Codemod[]): boolean;
