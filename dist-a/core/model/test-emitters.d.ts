import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Registration } from './registrations.js';
/**
 * Whether a test listens to an emitter of its own: what that tells, and how often, the test brings about, and both are
 * gone with it. What all tests of a file share outlives a wait, and what a helper is given may be waited for again.
 */
export declare function isForOneTest({ kind, receiver, node }: Registration, source: Source): boolean;
/** Whether an emitter that a node listens to is the test's own. */
export declare function isOfOneTest(emitter: Node, node: Node, source: Source): boolean;
