import type { Skip } from '../core/checks/finding.js';
import type { Settings } from '../core/source/settings.js';
import type { TypeOracle } from '../core/source/types.js';
import type { Codemod } from './create-codemod.js';
/** What became of one site of a file. */
export interface Site {
    readonly codemod: string;
    /** The rule that reports it, if one does. */
    readonly rule?: string;
    /** Lines and columns from 1, in the text before the rewrite; the end is behind the last character. */
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    /** Tells the site from others even when lines have moved: a hash of its codemod and its code. */
    readonly fingerprint: string;
    /** `suggested`: there is a repair, and only `unsafe` would apply it. */
    readonly status: 'rewritten' | 'suggested' | 'skipped';
    /** Why it was skipped. */
    readonly skip?: Skip;
    /** What its repair alone changes, or its lines where it has none; if {@link RewriteOptions.diff} was given. */
    readonly diff?: string;
}
/** A site that could be rewritten now. */
export type Proposal = Pick<Site, 'codemod' | 'rule' | 'line' | 'column' | 'diff'>;
export interface Rewrite {
    /** The text after the rewrite; the very text given when nothing changed. */
    readonly text: string;
    readonly sites: readonly Site[];
}
export interface RewriteOptions {
    readonly codemods: readonly Codemod[];
    /** Apply suggested repairs too. */
    readonly unsafe?: boolean;
    /** What else than `new Promise` becomes a source: `withResolvers`, `p-defer`, `declared:createDeferred`, … */
    readonly from?: readonly string[];
    readonly settings?: Partial<Settings>;
    /** The types of the text, where something knows them. */
    readonly types?: ((path: string, text: string) => TypeOracle | undefined) | undefined;
    /** Renders the change of one site, for those who show it. */
    readonly diff?: (before: string, after: string) => string;
    /** Asked once for each site before it is rewritten; a site it turns down is skipped as `declined`. */
    readonly decide?: (proposal: Proposal) => boolean;
}
/** A rewrite that would have broken the file; nothing of it is applied. */
export declare class RewriteError extends Error {
    readonly name = "RewriteError";
}
/**
 * Applies the repairs of the codemods to one file, pass after pass, until a pass changes nothing. Of a Vue or Svelte
 * component, only what stands in its `<script>` blocks is read and changed.
 * @throws {ParseError} the text cannot be parsed.
 * @throws {RewriteError} the result cannot be parsed or does not come to rest.
 * @throws {FromError} `from` names a library that is not known.
 */
export declare function rewrite(path: string, text: string, given: RewriteOptions): Rewrite;
/** A hash of a codemod and the code it is about, blind to white space. */
export declare function fingerprintOf(codemod: string, code: string): string;
