import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** What is done with a function of the file. */
export type FunctionUse = {
    readonly kind: 'call';
    readonly call: CallExpression;
}
/** It is given to a call, by itself or as a member of an object. */
 | {
    readonly kind: 'argument';
    readonly node: Node;
    readonly to: CallExpression | TSESTree.NewExpression;
}
/** It is assigned to a property that calls it: `img.onload = fn`. */
 | {
    readonly kind: 'property';
    readonly node: Node;
    readonly to: Node;
}
/** It goes where it cannot be followed. */
 | {
    readonly kind: 'escape';
    readonly node: Node;
};
export declare function usesOfFunction(fn: FunctionNode, source: Source): readonly FunctionUse[];
