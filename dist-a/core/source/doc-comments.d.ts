import type { Node } from './ast.js';
import type { Source } from './source.js';
/** A JSDoc comment by its place in the text. */
export interface DocComment {
    readonly start: number;
    readonly text: string;
}
/** The JSDoc comment that documents a node: the one that ends right in front of it. */
export declare function docCommentOf({ range: [start] }: Pick<Node, 'range'>, { text }: Source): DocComment | undefined;
/** What stands in the braces behind a tag: `string` of `@type {string}`. */
export declare function tagType({ text }: DocComment, tag: 'type' | 'returns?'): string | undefined;
/** Whether TypeScript checks a file of JavaScript: the file asks for it, or the project does. */
export declare function isCheckedJavaScript({ text, settings }: Source): boolean;
/** Whether a file of JavaScript asks TypeScript to check it. */
export declare function asksForChecks(text: string): boolean;
