import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from './ast.js';
/** What writes to a place. */
export type Write = TSESTree.AssignmentExpression | TSESTree.UpdateExpression | TSESTree.UnaryExpression;
/** All calls in a file or a part of it, in the order of the text. */
export declare function callsIn(code: Node): readonly CallExpression[];
/** All writes in a file or a part of it, in the order of the text. */
export declare function writesIn(code: Node): readonly Write[];
/** The calls that a function makes itself, in the order of the text: those of functions inside it are theirs. */
export declare function callsOfItsOwn(fn: FunctionNode): readonly CallExpression[];
