import type { Node } from '../source/ast.js';
import type { Variable } from '../source/scopes.js';
import type { Source } from '../source/source.js';
/** A place that keeps the promise of an expression. */
export interface KeptPromise {
    readonly promise: Node;
    /** The place, or the map or object that keeps it under a key. */
    readonly place: string;
    readonly key: Node | undefined;
    /** What is written: the declaration, the assignment's left side or the map. */
    readonly at: Node;
    /** The function of which each call has a place of its own. */
    readonly home: Node | undefined;
}
/** Where the file keeps promises that it makes by a call. */
export declare function keptPromises(source: Source): Generator<KeptPromise>;
/** What a name or expression evaluates to, in terms of names that stay the same: equal texts are equal values. */
export declare class Values {
    private '#private';
    constructor(source: Source, bound?: ReadonlyMap<Variable, string>, members?: ReadonlyMap<Variable, ReadonlyMap<string, string>>);
    of(node: Node, depth?: number): string | undefined;
    /** The values of a function's parameters when it is called with the arguments. */
    bind(fn: Extract<Node, {
        params: unknown;
    }>, args: readonly Node[]): Values;
    /** Whether a test is true; undefined where constants written in the code do not decide. */
    truth(node: Node): boolean | undefined;
    /** The constant that an expression comes to. */
    literal(node: Node): {
        readonly value: string | number | boolean | null;
    } | undefined;
    /** The constants that parameters are; the same text for the same ones. */
    get literals(): string;
    /** The same text for the same parameters. */
    get key(): string;
}
