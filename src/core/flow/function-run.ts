import type { Node } from '../source/ast.ts';
import type { Activation } from './client.ts';
import type { Entry, State } from './state.ts';

/** What a run of a function body leads to. */
export interface FunctionResult<E extends Entry> {
  readonly out: State<E> | undefined;
  readonly thrown: State<E> | undefined;
  /** Where an async function first gives way to its caller. */
  readonly suspended?: State<E> | undefined;
}

/** How a function body is run. */
export interface RunOptions {
  /** The arguments of the call that runs it, when they are known one by one. */
  readonly args?: readonly Node[];
  /** The key of the fact that tells what it is given, when it reacts to a promise. */
  readonly receives?: string;
  readonly activation?: Activation;
  /** Whether a promise that it returns is waited for, as async functions and reactions do. */
  readonly adopts?: boolean;
}
