import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { ElementForm } from './element-form.js';
import type { Keep } from './kept.js';
/** `entry[0](value)` becomes `entry.resolve(value)`. */
export declare function editTupleMember(member: TSESTree.MemberExpression, { roles }: ElementForm, type: string | undefined, source: Source): Edit[];
/** `[resolve, fail]` becomes `{ resolve, reject: fail }`: a source has both, bound. */
export declare function editTuplePattern(pattern: TSESTree.ArrayPattern, { roles }: ElementForm): Edit[];
/** Whether what a loop takes apart is a key with its element, as a Map gives them. */
export declare function isEntry(pattern: Node, keeps: readonly Keep[]): boolean;
