import { checksJavaScript } from './checks-javascript.ts';
import type { Codemod } from './create-codemod.ts';
import { rewrite } from './rewrite.ts';

// The parts of jscodeshift's contract that are used, so that its types need not be installed.

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
export type JscodeshiftTransform = (
  file: JscodeshiftFile,
  api: unknown,
  options?: JscodeshiftOptions,
) => string | undefined;

/** The codemod as a stock jscodeshift transform. @throws {ParseError | RewriteError | FromError} which the runner counts as an error of the file. */
export function jscodeshiftTransform(codemod: Codemod): JscodeshiftTransform {
  return (file, _api, options) => {
    const { unsafe, runtime, from = [] } = options ?? {};
    const bom = file.source.startsWith('\uFEFF') ? '\uFEFF' : '';
    const before = file.source.slice(bom.length);
    const { text } = rewrite(file.path, before, {
      codemods: [codemod],
      unsafe: unsafe === true,
      from: typeof from === 'string' ? [from] : from,
      settings: { checkJs: checksJavaScript(file.path), ...(runtime === undefined ? {} : { runtime }) },
    });
    return text === before ? undefined : bom + text;
  };
}
