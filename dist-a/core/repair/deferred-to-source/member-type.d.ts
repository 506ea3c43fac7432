import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../source/source.js';
/** The type that this file writes for a member of an object: `Promise<void>` of `record.promise`, after `record: { promise?: Promise<void> }`. */
export declare function memberType(member: TSESTree.MemberExpression, source: Source): TSESTree.TypeNode | undefined;
