import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether expressions inside a function mean something else outside it: they use its names, or its `this` or `arguments`. */
export declare function hasOwnContext(fn: FunctionNode, nodes: readonly (Node | undefined)[], { bindings }: Source): boolean;
