import type { FunctionNode, Node } from '../source/ast.ts';
import type { Variable } from '../source/scopes.ts';
import type { Shape, Use } from './completion.ts';

/** A completion while its handles are being found. */
export interface Draft {
  readonly id: number;
  readonly executor: FunctionNode | undefined;
  readonly node: Node;
}

/** Names that were given to members of one element together: a pattern, or the parameters of a function. */
export interface ElementGroup {
  readonly at: Node;
}

/** A shape on its way through the file; `element` when it came out of a collection and could be any of its elements. */
export interface Value {
  readonly draft: Draft;
  readonly shape: Shape;
  /** What an element was taken into, `none` before that; undefined for what is no element. */
  readonly element: Variable | ElementGroup | 'none' | undefined;
  /** The function around the settlement, when it is that function which goes on its way. */
  readonly through?: FunctionNode | undefined;
}

/** What the tracker tells its owner. */
export interface Sink {
  /** A member by a computed name may be any that the object has: `gates[phase]`. */
  readonly takesAny?: boolean;
  /** The expression evaluates to the value. */
  reach?(value: Value, node: Node): void;
  use(value: Value, use: Use): void;
  /** The value is kept in a place that other completions may be kept in too. */
  place(value: Value, place: object | string): void;
  /** The function gives the value to whoever calls it. */
  returned(value: Value, from: FunctionNode, at: Node): void;
  /** The value is a member of each instance of the class. */
  field(value: Value, owner: Node | string, name: string): void;
}
