import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { AbortListener } from './abort-listeners.js';
/**
 * `if (timer === undefined) return;` before the removal in a clean-up, where the timer is only set on some condition: the
 * clean-up leaves too early when there is a listener and no timer. A flag that the clean-up itself sets says that it has run.
 */
export declare function asksForOther(removal: Node, cleanUp: FunctionNode, listener: AbortListener, source: Source): boolean;
