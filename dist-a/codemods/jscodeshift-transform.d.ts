import type { Codemod } from './create-codemod.js';
/** A file as jscodeshift's runner hands it over. */
export interface JscodeshiftFile {
    readonly path: string;
    readonly source: string;
}
export interface JscodeshiftOptions {
    /** Apply suggested repairs too: `--unsafe`. */
    readonly unsafe?: boolean;
    /** The specifier to import the runtime from: `--runtime=…`. */
    readonly runtime?: string;
    /** What else than `new Promise` becomes a source: `--from=withResolvers,p-defer`. */
    readonly from?: string | readonly string[];
}
/** A transform as `jscodeshift -t` runs it: the new text, or undefined when there is nothing to change. */
export type JscodeshiftTransform = (file: JscodeshiftFile, api: unknown, options?: JscodeshiftOptions) => string | undefined;
/** The codemod as a stock jscodeshift transform. @throws {ParseError | RewriteError | FromError} which the runner counts as an error of the file. */
export declare function jscodeshiftTransform(codemod: Codemod): JscodeshiftTransform;
