import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, MemberExpression } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * The function of the file that a member stands for: a method of a class, an object literal or a prototype, on `this` or by the
 * name of its owner.
 */
export declare function methodOf(member: MemberExpression | TSESTree.Property, source: Source): FunctionNode | undefined;
