import type { MemberExpression, Node } from '../../source/ast.js';
import type { Variable } from '../../source/scopes.js';
import type { Source } from '../../source/source.js';
/**
 * What an expression looks at, as bits: state of this process that other code can change, the clock, what the turn
 * itself moves, and what cannot be told (the outside world, or code that is not in the file). None: it never changes.
 * What a turn takes from state (`last = this.count`) is a sample; to compare state with one is to see whether it rests.
 */
export declare const Looks: {
    readonly state: 1;
    readonly clock: 2;
    readonly moving: 4;
    readonly unknown: 8;
    readonly sample: 16;
    readonly rest: 32;
};
/**
 * The places that a turn writes, and what that makes of them: variables, undeclared ones by name, and properties of
 * whatever object by `.name`; elements of a list also as {@link elementsOf} says.
 */
export type Writes = ReadonlyMap<Variable | string, number>;
/** Tells what the tests of a loop or function look at, seen from inside it. */
export declare class Conditions {
    private '#private';
    /** @param home the loop or function that runs again and again */
    constructor(source: Source, home: Node, writes?: Writes, isPaused?: boolean);
    /** The same view, with what a turn writes, and whether others run in between: if not, what it takes anew is its own work. */
    after(writes: Writes, isPaused: boolean): Conditions;
    looksAt(node: Node, depth?: number): number;
    /** The first part of a test that looks at state of this process. */
    statePart(test: Node): Node | undefined;
    /** A write of the variable that can happen between two looks: by another function, or by another run of this one. */
    concurrentWrite(variable: Variable): Node | undefined;
}
/** The places of elements of a list: `some` for one that only the running program knows, `each` for a known one. */
export declare function elementsOf({ object }: MemberExpression): {
    readonly some: string;
    readonly each: string;
};
