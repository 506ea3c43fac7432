import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * Which parameter of the function it is whose end a registration waits for. Who gave the stream or process can end it, and
 * with it the wait: `stream.on('end', resolve)`, `once(stream, 'close')`.
 */
export declare function heldBy(to: Node, fn: FunctionNode, source: Source): number | undefined;
/** Whether an event is the end of a stream, request or connection. */
export declare function isEnd(event: Node | undefined): boolean;
/** The parameter that an emitter is, or is a part of; of a chain of registrations and pipes, the one that they begin with. */
export declare function parameterOf(emitter: Node, fn: FunctionNode, source: Source): number | undefined;
