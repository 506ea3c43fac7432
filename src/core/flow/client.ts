import type { CallExpression, FunctionNode, Node } from '../source/ast.ts';
import type { Timing } from './callback-timing.ts';
import type { FunctionResult } from './function-run.ts';
import type { Chain } from './promise-chains.ts';
import type { Entry, State } from './state.ts';

/** The run of a function body that an event happens in: the same code runs again under another activation. */
export interface Activation {
  /** Where a reader should look: the call in the analysed function through which this body runs, if it is not its own. */
  readonly site: Node | undefined;
}

/** What becomes of a call that never returns: it throws, or the process is over, which no `catch` gets to see. */
export type NoReturn = 'throws' | 'exits';

/**
 * What an analysis asks of the flow: it names the nodes at which something happens and says what that does to the
 * state. The flow knows the language, the client knows the subject.
 */
export interface FlowClient<E extends Entry> {
  /** The nodes where something happens, with all their ancestors. Functions outside are not entered. */
  readonly interesting: ReadonlySet<Node>;
  /**
   * Called as a call, `new`, assignment, update, `delete`, or declarator has been evaluated, and as a turn of a
   * loop or the body of a function begins.
   */
  visit(node: Node, state: State<E>, activation: Activation): State<E> | undefined;
  /** The state after a value was called as a function by other code; undefined when it is none of the client's. */
  invoke(value: Node, state: State<E>, activation: Activation): State<E> | undefined;
  /** What a callback (`value`, where it was given away) that runs at that time sees of the state at its registration. */
  enter(state: State<E>, timing: Timing, event: string | undefined, value: Node): State<E>;
  /** What other turns may have done to the state while a function waited. */
  resume(state: State<E>): State<E>;
  /** The function of this file that a call runs. */
  callee(call: CallExpression): FunctionNode | undefined;
  /** The function of this file that an expression stands for. */
  functionOf(value: Node): FunctionNode | undefined;
  /** The executor that a `new` expression runs at once. */
  executor(node: Node): FunctionNode | undefined;
  /** Whether the call gives `undefined`, so that `f() || g()` goes on to `g()`. */
  givesUndefined(call: CallExpression): boolean;
  /** Whether the call neither throws nor changes anything that a test may have asked for: a settlement. */
  isHarmless(call: CallExpression): boolean;
  /** How a call that never returns ends. */
  noReturn(call: CallExpression): NoReturn | undefined;

  // What only some analyses ask for.

  /** Whether loops and sync iterations are taken to have something to do: no path passes them by. */
  readonly assumesTurns?: boolean;
  /** Whether a function of the file runs the one that is written as an argument of its call, at once and whatever comes. */
  runsInPlace?(fn: FunctionNode): boolean;
  /** Whether there may be nothing where `?.` asks, so that a path passes the call by. */
  mayBeNothing?(asked: Node): boolean;
  /** Called as an interesting expression has been evaluated, a statement has come to its end, or a `catch` has. */
  passed?(node: Node, state: State<E>): State<E>;
  /** Called as a function ends: at a `return` of its own, or (`node` is the function) at the end of its body. */
  leave?(node: Node, state: State<E>): State<E>;
  /** The state after a function of the file that ought to run here, and is not followed any further. */
  unfollowed?(fn: FunctionNode, state: State<E>): State<E>;
  /** The state with which an exception leaves a `throw`, `await`, `yield`, call or `new`. */
  raise?(node: Node, state: State<E>): State<E>;
  /** The state in which a `catch` begins. */
  caught?(state: State<E>): State<E>;
  /** Called as a function has run, with the state of what it throws; gives what the caller sees of that. */
  ended?(fn: FunctionNode, thrown: State<E> | undefined): State<E> | undefined;
  /** The state after a call that started an async function, which has run up to `result` in the end. */
  launched?(
    call: Node,
    fn: FunctionNode,
    states: { readonly before: State<E>; readonly now: State<E> },
    result: FunctionResult<E>,
  ): State<E>;
  /** Called with the outcome of a chain of reactions that nothing of the flow waits for. */
  chained?(node: CallExpression, chain: Chain<E>): void;
}
