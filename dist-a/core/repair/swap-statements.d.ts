import type { Node } from '../source/ast.js';
import type { Edit } from './edit.js';
/**
 * Puts statements of a block before the one that they follow, with the comments that belong to each. Undefined where
 * they cannot change places in the text.
 */
export declare function swapStatements(first: Node, others: readonly Node[], text: string): readonly Edit[] | undefined;
