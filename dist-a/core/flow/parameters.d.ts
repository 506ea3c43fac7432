import type { FunctionNode, Node } from '../source/ast.js';
import type { Flow } from './flow.js';
import type { Entry, State } from './state.js';
/** The state at the start of a function body: its parameters are what the arguments of the call are, where these are known. */
export declare function bindParameters<E extends Entry>(fn: FunctionNode, state: State<E>, args: readonly Node[] | undefined, { places, tests }: Flow<E>): State<E>;
