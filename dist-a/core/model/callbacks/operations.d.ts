import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * The variable of the operation of which a callback is one outcome among several that exclude each other: `onsuccess`
 * and `onerror` of a request, `exit` and `error` of a process. Its first identifier stands for it.
 */
export declare function operationOf(value: Node, fn: FunctionNode | undefined, source: Source): Node | undefined;
/** Whether the tests on the way to a node inside a function ask what other code writes: who writes it may have settled. */
export declare function isToldByOthers(site: Node, fn: FunctionNode, source: Source): boolean;
