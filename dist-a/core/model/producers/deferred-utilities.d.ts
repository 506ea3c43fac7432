import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether a class or function around the place is one that may, by the project's word: its deferred utility. */
export declare function isAllowed(node: Node, allow: readonly string[], source: Source): boolean;
/** Whether it is the deferred that a module of utilities, or a class of promises, makes for others. */
export declare function isUtility(node: Node, source: Source): boolean;
