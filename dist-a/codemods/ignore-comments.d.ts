import type { Skip } from '../core/checks/finding.js';
import type { Source } from '../core/source/source.js';
/** Why a site that starts at an offset is to be left alone; undefined when no comment says so. */
export type Ignored = (offset: number) => Skip | undefined;
/** Reads the comments by which a file asks that its sites be left alone. */
export declare function readIgnoreComments(source: Source): Ignored;
/** The same for the markup of a component: `<!-- tcs-codemod-ignore-file: reason -->`. */
export declare function ignoredByMarkup(text: string): Skip | undefined;
