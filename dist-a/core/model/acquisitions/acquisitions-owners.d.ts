import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether the emitter is made by the call that makes the promise, or cannot be told. */
export declare function isMadeHere(emitter: Node, promise: Node, source: Source): boolean;
/** Whether the emitter is a parameter, and all who call the function have just made what they give: `await ready(spawn(…).stderr)`. */
export declare function isMadeByCallers(emitter: Node, promise: Node, source: Source): boolean;
/** Whether the promise is made in a page that a test drives and soon closes. */
export declare function isInPage(promise: Node): boolean;
