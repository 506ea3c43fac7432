import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Contract } from './libraries.js';
/** What the edits of a member depend on. */
export interface MemberContext {
    readonly contract: Contract;
    /** Whether what has the member is surely a source after the rewrite. */
    readonly isSource: boolean;
    /** What the source fulfills with; undefined in JavaScript. */
    readonly type: string | undefined;
    /** How the file calls the library itself. */
    readonly library: string | undefined;
    readonly source: Source;
}
/** The edits for a member of what becomes a source. @throws {Refusal} where a source has no such member. */
export declare function editMember(member: TSESTree.MemberExpression, context: MemberContext): Edit[];
/** Whether a settler reacts to another promise by itself, through which V8 follows only native ones. */
export declare function isReacting(member: Node): boolean;
/** Whether a promise is awaited, or reacted to by a chain that nobody takes on. */
export declare function isPlainPromiseUse(node: Node): boolean;
/** Whether a use of a deferred would be the same for one that fulfills with nothing. */
export declare function isSignalUse(member: TSESTree.MemberExpression): boolean;
