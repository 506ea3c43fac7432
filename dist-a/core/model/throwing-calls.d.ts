import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../source/source.js';
import type { CallExpression, Node } from '../source/ast.js';
/** Whether a call or `new` is of a function that throws on some input, and this input may be one. */
export declare function mayThrowByNature(node: CallExpression | TSESTree.NewExpression, source: Source): boolean;
/** Whether what is awaited may reject, as far as its form says. */
export declare function mayReject(argument: Node, source: Source, depth?: number): boolean;
