import type { Node } from '../source/ast.js';
import type { Bindings } from '../source/scopes.js';
import type { Facts, Term } from './facts.js';
import type { Places } from './places.js';
/** Reads tests: what holds on the path where an expression was truthy, or was not. */
export declare class Tests {
    private '#private';
    constructor(places: Places, bindings: Bindings);
    /** The value of an expression as a term, by the facts. */
    term(node: Node, facts: Facts): Term | undefined;
    /** The facts on the path where the test was `truth`; undefined when that path cannot be taken. */
    assume(node: Node, truth: boolean, facts: Facts, depth?: number): Facts | undefined;
    /** The facts on the path where an expression gave `null` or `undefined`, or did not; undefined when that path cannot be taken. */
    assumeNullish(node: Node, truth: boolean, facts: Facts): Facts | undefined;
    /** The facts on the path where the switch took the case (`null`: no case matched). */
    assumeCase(discriminant: Node, test: Node, taken: boolean, facts: Facts): Facts | undefined;
}
