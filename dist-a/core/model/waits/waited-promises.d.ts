import type { CallExpression, FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** A promise that a function waits for before its own promise settles. */
export interface Wait {
    /** The `await`, or what is returned. */
    readonly at: Node;
    readonly value: Node;
    /** Whether the function has given way before, on some path. */
    readonly isResumed: boolean;
}
/** What the promise of a call of the function waits for. */
export declare function waitsOf(fn: FunctionNode): readonly Wait[];
/** What an expression's promise waits for in turn: a call, a place that holds a promise, or a reaction. */
export type Part = {
    readonly kind: 'call';
    readonly node: CallExpression;
    readonly isResumed: boolean;
} | {
    readonly kind: 'place';
    readonly node: Node;
    readonly isResumed: boolean;
}
/** A variable that holds a list of promises. */
 | {
    readonly kind: 'list';
    readonly node: Node;
    readonly isResumed: boolean;
}
/** A function whose result is waited for: a reaction of `.then`, or what `map` makes promises with. */
 | {
    readonly kind: 'function';
    readonly node: Node;
    readonly isResumed: boolean;
};
/** Takes apart the expression of a promise into what it waits for. */
export declare function partsOf(node: Node, isResumedBefore: boolean): Generator<Part>;
/** What all the promises of a list wait for, where the list is written out. */
export declare function partsOfList(list: Node, isResumedBefore: boolean): Generator<Part>;
/** The promises that the function which reads a list has put into it before: `pending.push(save(each))`. */
export declare function pushedInto(list: Node, source: Source): readonly Node[];
/** A value that a local variable may have, and whether the function had given way when it was taken. */
export interface Alias {
    readonly init: Node;
    readonly isResumed: boolean;
}
/** What a variable was given in the function that reads it: the promise that it holds was taken there. */
export declare function aliasesOf(node: Node, source: Source): readonly Alias[];
