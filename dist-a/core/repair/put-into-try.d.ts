import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/**
 * Puts statements that stand on lines of their own into a `try` with a clause, such as `finally`, that holds one statement.
 * None where the first or the last of them shares its line with other code.
 */
export declare function putIntoTry(statements: readonly Node[], clause: string, statement: string, source: Source): readonly Edit[] | undefined;
/** Whether nothing but white space stands before a node in its line. */
export declare function beginsLine(text: string, node: Node): boolean;
