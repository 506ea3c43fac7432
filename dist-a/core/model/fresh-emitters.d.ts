import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * Where the emitter that calls a listener is made: the `new` or call that its variable holds, or the callback that it is
 * given to. What has happened before that is no race with its events. Undefined for one that may have been there before.
 */
export declare function makingOfEmitter(listener: Node, source: Source): Node | undefined;
/** Whether a call or `new` begins something that was not there before. */
export declare function makesNew(node: Node, source: Source): boolean;
