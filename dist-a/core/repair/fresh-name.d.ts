import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** The first of the names that the file does not use for anything, and that nothing else in the block was given. */
export declare function freshName(source: Source, names: readonly string[], what: Node, block: Node): string | undefined;
