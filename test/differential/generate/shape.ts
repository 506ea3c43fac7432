import { choose, failType, settleType, type Dialect } from './dialect.ts';

/** What a program calls its things. */
export interface Names {
  /** The parameters of the executor. */
  readonly a: string;
  readonly b: string;
  /** What keeps them. */
  readonly resolve: string;
  readonly reject: string;
  readonly promise: string;
}

export interface Parts {
  readonly names: Names;
  readonly dialect: Dialect;
  /** Only one resolver is kept. */
  readonly isSingle: boolean;
  /** The expression that makes the promise. */
  readonly made: string;
  /** The statements of a function that makes it and gives it away. */
  readonly arm: string;
  /** The statements of the functions that settle it. */
  readonly settle: readonly string[];
}

export type ShapeContext = Pick<Parts, 'names' | 'dialect' | 'isSingle'>;

/**
 * Where the resolvers of a promise are kept. A shape declares `arm()`, which makes a promise, `clear()`, and a function
 * `settleN()` for each of the settlements.
 */
export interface Shape {
  readonly name: string;
  readonly weight: number;
  /** Only the one that resolves can be kept. */
  readonly isSingle?: true;
  /** Statements of the executor. */
  readonly keep: (context: ShapeContext) => readonly string[];
  readonly settlers: (context: ShapeContext) => Readonly<Record<'resolve' | 'reject', string>>;
  readonly render: (parts: Parts) => string;
}

/** A variable or field for each resolver that is kept. */
export function kept({ names, isSingle }: ShapeContext): readonly string[] {
  return isSingle ? [names.resolve] : [names.resolve, names.reject];
}

/** `: (value: number) => void` in TypeScript. */
export function typeOf(name: string, { names, dialect }: ShapeContext, mark = ''): string {
  return choose(dialect, `${mark}: ${name === names.resolve ? settleType(dialect) : failType}`);
}

/** The type of a record of resolvers. */
export function recordType({ dialect, isSingle }: ShapeContext, rest = ''): string {
  return `{ resolve: ${settleType(dialect)}; ${isSingle ? '' : `reject: ${failType}; `}${rest}}`;
}

export const record = ({ names: { a, b }, isSingle }: ShapeContext, ...rest: string[]): string =>
  `{ ${[`resolve: ${a}`, ...(isSingle ? [] : [`reject: ${b}`]), ...rest].join(', ')} }`;

/** `function settle0() { … }` and so on. */
export const functions = (bodies: readonly string[]): string =>
  bodies.map((body, index) => `function settle${String(index)}() { ${body} }`).join('\n');

export const methods = (bodies: readonly string[], end = ''): string =>
  bodies.map((body, index) => `  settle${String(index)}() { ${body} }${end}`).join('\n');

/** Functions that forward to the methods of `box`. */
export const forwards = ({ settle }: Parts): string =>
  functions(settle.map((_, index) => `return box.settle${String(index)}();`));
