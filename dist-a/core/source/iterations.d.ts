import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from './ast.js';
import type { Definition } from './scopes.js';
/** Code that runs once for each element of a list. */
export interface Iteration {
    readonly list: Node;
    /** The body of the loop, or the function that is called with each element. */
    readonly body: Node;
}
/** The `for…of` that gives a variable, or what a pattern takes out of it, one element after the other. */
export declare function loopOf(definition: Definition | undefined): TSESTree.ForOfStatement | undefined;
/** What a variable goes through: `for (const each of list)`, `list.forEach((each) => …)`. */
export declare function iterationOf(definition: Definition | undefined): Iteration | undefined;
