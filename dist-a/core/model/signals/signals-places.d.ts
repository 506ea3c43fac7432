import type { TSESTree } from '@typescript-eslint/types';
import type { Identifier, Node } from '../../source/ast.js';
import type { Variable } from '../../source/scopes.js';
/** Where a declared name stands in its parameter or declarator. */
export interface Place {
    readonly kind: 'whole' | 'property' | 'rest';
    readonly property: string;
    /** How many patterns deep a property is. */
    readonly depth: number;
    /** The annotation of the parameter, when it reaches this far. */
    readonly annotation: TSESTree.TypeNode | undefined;
    readonly default: Node | undefined;
}
/** The place of a declared name; undefined for one that takes an element or a computed property. */
export declare function placeOf(identifier: Identifier): Place | undefined;
/** The reads of a variable. */
export declare function usesOf(variable: Variable): Node[];
/** The members that are read off a variable, by name: `options.signal`, and `const { signal } = options`. */
export declare function memberReads(variable: Variable): ReadonlyMap<string, readonly Node[]>;
