import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Repair } from './repair.js';
/** Puts what the executor passes on in the place of `new Promise`, when it does nothing else. */
export declare function unwrapConstructor(node: TSESTree.NewExpression, executor: FunctionNode, source: Source): Repair | undefined;
