import type { InventedError } from '../model/abort/abort-reactions.js';
import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/**
 * The signal's reason in place of the error made up for an abort; undefined where the signal has no name there, or the
 * error is of a class that callers may tell it by.
 */
export declare function useReason({ signal, error, use }: InventedError, source: Source): Edit | undefined;
/** Whether the text of an expression would mean the same at another node. */
export declare function meansTheSame(expression: Node, at: Node, source: Source): boolean;
