import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression } from '../source/ast.js';
import type { Source } from '../source/source.js';
export type OriginSite = CallExpression | TSESTree.NewExpression;
/** The expressions of a file that may make a completion, in the order of the text: found by what they name. */
export declare function originSites(source: Source): readonly OriginSite[];
