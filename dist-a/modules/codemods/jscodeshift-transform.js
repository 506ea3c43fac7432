import { checksJavaScript } from "./checks-javascript.js";
import { rewrite } from "./rewrite.js";
/** The codemod as a stock jscodeshift transform. @throws {ParseError | RewriteError | FromError} which the runner counts as an error of the file. */
export function jscodeshiftTransform(codemod) {
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
