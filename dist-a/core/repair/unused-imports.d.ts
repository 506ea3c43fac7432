import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/**
 * The edits that remove the imports of some modules, or of all, that a rewrite left without a use: those that were used
 * before. What was not used before has another reason to be there.
 */
export declare function removeUnusedImports(before: Source, after: Source, modules?: readonly string[]): readonly Edit[];
