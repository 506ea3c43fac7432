import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
/**
 * The edits that remove the types of a file, its own and imported ones, which nothing names any more: TypeScript's
 * `noUnusedLocals` would report them. One with a comment stays.
 */
export declare function removeUnusedTypes(edits: readonly Edit[], source: Source): Edit[];
