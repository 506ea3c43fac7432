import type { CallExpression } from '../source/ast.js';
import type { TSESTree } from '@typescript-eslint/types';
/** Whether the call only looks at its arguments. */
export declare function onlyInspects(call: CallExpression | TSESTree.NewExpression): boolean;
