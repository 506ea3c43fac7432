/**
 * What is known of a value on one path: a term it equals, terms it differs from, its truthiness and nullishness.
 * Enough to see that two tests exclude each other, and no more.
 */
export interface Value {
    readonly equals?: Term;
    readonly differs?: readonly Term[];
    readonly truthy?: boolean;
    readonly nullish?: boolean;
    /** The numbers between which it lies. */
    readonly range?: Range;
}
/** From `low` to `high`; an open end is not part of it. */
export interface Range {
    readonly low: number;
    readonly isLowOpen: boolean;
    readonly high: number;
    readonly isHighOpen: boolean;
}
/**
 * A base plus an offset. Literals have their source as base (numbers the empty base), symbols the key of the
 * place that they stand for behind an `@`: `n - 1` is `@‹n›` minus one. So a counted loop's last turn is seen.
 */
export interface Term {
    readonly base: string;
    readonly offset: number;
}
export type Constraint = {
    readonly kind: 'equals' | 'differs';
    readonly term: Term;
} | {
    readonly kind: 'truthy' | 'nullish';
    readonly is: boolean;
} | {
    readonly kind: 'within';
    readonly range: Range;
};
export type Facts = ReadonlyMap<string, Value>;
export declare const noFacts: Facts;
export declare const undefinedTerm: Term;
export declare function literalTerm(value: bigint | boolean | number | string | null): Term;
export declare function symbolTerm(key: string, offset?: number): Term;
/** Whether two terms are the same value: undefined when that cannot be known. */
export declare function sameTerm(a: Term, b: Term): boolean | undefined;
/** What is below a bound (`below`, exclusive), or at or above it. */
export declare function halfLine(bound: number, side: 'below' | 'from' | 'above' | 'upTo'): Range;
/** The facts with one more; undefined when they contradict it, so that the path cannot be taken. */
export declare function learn(facts: Facts, key: string, constraint: Constraint): Facts | undefined;
/** The facts after the place was given a new value, known (`term`) or not. */
export declare function assign(facts: Facts, key: string, term: Term | undefined): Facts;
/** The facts with what was known under one key under another; nothing is known under either when there was nothing. */
export declare function rename(facts: Facts, from: string, to: string): Facts;
/** The facts without those that mention the key, as their own or inside another. */
export declare function forget(facts: Facts, key: string): Facts;
/** What holds on both of two paths. */
export declare function joinFacts(a: Facts, b: Facts): Facts;
