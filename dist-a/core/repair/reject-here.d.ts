import type { Completion } from '../model/completion.js';
import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Repair } from './repair.js';
/** A rejection with the error that is at hand where a path leaves: the tested one, or the caught one. */
export declare function rejectHere(completion: Completion, site: Node, fn: FunctionNode, source: Source): Repair | undefined;
/** Makes what leaves a function reject the promise: the one `throw`, or a `try` around the whole body. */
export declare function catchAndReject(completion: Completion, site: Node, fn: FunctionNode, source: Source): Repair | undefined;
