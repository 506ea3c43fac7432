import type { AbortListener } from '../model/abort/abort-listeners.js';
import type { FunctionNode } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/**
 * Puts what follows the registration of an abort listener into a `try`, and takes the listener away in its `finally`. None for a
 * registration that is not a statement of the function's own block, or for code that shares its lines.
 */
export declare function removeInFinally({ kind, node, signal, handler, options }: AbortListener, fn: FunctionNode, source: Source): readonly Edit[] | undefined;
