import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import { Tests } from './assume.js';
import { Calls } from './calls.js';
import type { Activation, FlowClient } from './client.js';
import { Exits } from './exits.js';
import { Expressions } from './expressions.js';
import type { FunctionResult, RunOptions } from './function-run.js';
import { Places } from './places.js';
import type { Entry, State } from './state.js';
/**
 * One forward pass over the structured tree: states flow through statements and expressions in the order of
 * evaluation, split at tests, join after them, and leave by their exits. Loops are passed twice, so that what one
 * turn did meets the next; calls of functions in the file are followed. No path is ever enumerated.
 */
export declare class Flow<E extends Entry> {
    private '#private';
    readonly client: FlowClient<E>;
    readonly places: Places;
    readonly tests: Tests;
    readonly expressions: Expressions<E>;
    readonly calls: Calls<E>;
    exits: Exits<E>;
    activation: Activation;
    constructor(source: Source, client: FlowClient<E>, places?: Places);
    /** Analyses the program and then each interesting function that it did not reach on the way, but for what is not wanted. */
    run(isWanted?: (root: Node) => boolean): void;
    /** Analyses some functions and expressions only, in the order given, and none that was reached on the way. */
    runOnly(roots: Iterable<Node>): void;
    /** Whether calls may still be followed and loops passed again. */
    get canFollow(): boolean;
    step(): void;
    /** Runs a function body from the given state, with exits of its own. */
    function(fn: FunctionNode, state: State<E>, options?: RunOptions): FunctionResult<E>;
    /** The activation of a body that runs through the node; what it calls in turn is the same run to the reader. */
    activationAt(site: Node): Activation;
    /** How many functions are running, one within the other. */
    get depth(): number;
    /** Notes that the running function gives way here, unless it has before. */
    suspend(state: State<E>): void;
    resumed(state: State<E>): State<E>;
    /** What of the state at the end of a function just called has come about before its first `await`. */
    unsuspended(state: State<E>): State<E> | undefined;
    block(statements: readonly Node[], state: State<E>): State<E> | undefined;
    /** Tells the client of what has come to its end. */
    passed(node: Node, state: State<E>): State<E>;
    /** An exception leaves the node. */
    raise(node: Node, state: State<E> | undefined): void;
    statement(node: Node, state: State<E>): State<E> | undefined;
}
