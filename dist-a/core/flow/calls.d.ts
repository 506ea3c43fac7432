import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Timing } from './callback-timing.js';
import type { Flow } from './flow.js';
import type { Chain } from './promise-chains.js';
import type { Entry, State } from './state.js';
/** Runs calls: evaluates them, follows them into functions of the file, and runs the callbacks given to them. */
export declare class Calls<E extends Entry> {
    private '#private';
    constructor(flow: Flow<E>);
    call(node: CallExpression, state: State<E>): State<E> | undefined;
    construct(node: TSESTree.NewExpression, state: State<E>): State<E> | undefined;
    await(node: TSESTree.AwaitExpression, state: State<E>): State<E> | undefined;
    /** Evaluates an expression that is waited for: the states right after it, and once the promise is settled. */
    promise(node: Node, state: State<E>): Chain<E>;
    /** Runs a function body at its call: with the arguments' values, and as far as the reader is concerned at the call. */
    inline(fn: FunctionNode, state: State<E>, call: Node, args: readonly Node[] | undefined): State<E> | undefined;
    /** Runs a function that is called back at its own time; nothing of what it does is seen here. */
    later(fn: FunctionNode, state: State<E>, timing: Timing, event: string | undefined): void;
    listener(fn: FunctionNode, state: State<E>): void;
    /** Drops what unknown code may have changed: members of `this`, and variables that other functions write. */
    disturb(state: State<E>, callee?: Node): State<E>;
    /** Whether a promise returned from a callback may reject: any call but those known to give nothing. */
    mayReject(node: Node): boolean;
}
/** Whether nobody looks at what the call gives: a statement of its own, or `void f()`. */
export declare function isDropped(call: Node): boolean;
/** Whether a function does nothing but throw in the end: no `return`, and a `throw` on its top level. */
export declare function alwaysThrows(fn: FunctionNode): boolean;
