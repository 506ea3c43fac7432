import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** A call that aborts with something that is no error. */
export interface BareReason {
    readonly call: CallExpression;
    readonly reason: Node;
}
/** `controller.abort('timeout')`: who catches it finds no message, no stack, and no name. */
export declare function bareReasons(source: Source): Generator<BareReason>;
