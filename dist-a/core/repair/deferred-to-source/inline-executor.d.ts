import type { Completion } from '../../model/completion.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
/**
 * The edits that write an executor where it is given, `const executor = (resolve) => { … }; new Promise(executor)`: one that
 * has no other use, and that can become a source from there, which is for the next pass. Undefined for any other.
 */
export declare function inlineExecutor(completion: Completion, source: Source): readonly Edit[] | undefined;
