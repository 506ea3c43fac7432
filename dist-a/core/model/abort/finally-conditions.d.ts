import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * Where a `try` ends well, when its `finally` then passes a node by: `finally { if (failed) stop(); }`, where the flag says by
 * then that nothing has failed. Undefined when the node is reached, or nobody can tell.
 */
export declare function endPastFinally(node: Node, statement: TSESTree.TryStatement, source: Source): Node | undefined;
