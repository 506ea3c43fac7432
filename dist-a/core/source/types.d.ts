import type { CallExpression, Node } from './ast.js';
/** Types are additive: a question that has no certain answer is `unknown`, and a check then stays silent. */
export type Answer = 'yes' | 'no' | 'unknown';
/** Where a callee takes an AbortSignal: as a parameter, or as a property of an options parameter. */
export interface SignalParameter {
    readonly index: number;
    readonly property: string | undefined;
}
/** The questions that checks and repairs ask of types. Without type information everything is unknown. */
export interface TypeOracle {
    /** May awaiting the value follow another promise: it has a callable `then`. */
    isThenable(node: Node): Answer;
    /** Can the value be `null` or `undefined`. */
    isNullable(node: Node): Answer;
    isAbortSignal(node: Node): Answer;
    /** The property under which the value holds an AbortSignal: `signal` of an options object or a `Request`. */
    signalMember(node: Node): {
        readonly property: string;
    } | 'none' | 'unknown';
    /** Does the call never return: its type is `never`. */
    returnsNever(call: CallExpression): Answer;
    /** Do the cases cover every value that the discriminant of a `switch` can have. */
    isExhaustive(discriminant: Node, cases: readonly Node[]): Answer;
    /** `T` where the expression is a `Promise<T>`, as the code there can write it. */
    promisedType(node: Node): string | undefined;
    /** The parameter through which the callee takes a signal; `none` when it takes none. */
    signalParameter(call: CallExpression): SignalParameter | 'none' | 'unknown';
    /**
     * Does nothing but its own class name a field, by `this`, in all of the program. Only who has the whole of it can tell.
     * @param key the name of the field, where it is declared or used
     */
    staysInClass(key: Node): Answer;
    /** Do other files take a member of that name from outside, though its name or TypeScript says that it is private. */
    isTakenOutside(name: string): boolean;
}
export declare const unknownTypes: TypeOracle;
