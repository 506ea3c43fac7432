import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/** Where a line starts with the comment above that tells a tool what to do with it: without the line it tells nothing. */
export declare function startWithDirective(text: string, lineStart: number): number;
/** Whether a comment ends above a statement, and may say what it is for. */
export declare function hasCommentAbove({ range: [start] }: Node, { text }: Source): boolean;
/** Whether a directive for a line with an executor has nothing to say of the line that is left without it. */
export declare function isAboutExecutor(directive: string): boolean;
/** Whether a comment, or what looks like one, goes with the text that an edit replaces. */
export declare function losesComment(edit: Edit, source: Source): boolean;
/** The same for edits together, of which one may put what another takes. */
export declare function losesComments(edits: readonly Edit[], source: Source): boolean;
