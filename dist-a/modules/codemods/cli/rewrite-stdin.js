import { codemods as registry } from "../registry.js";
import { chooseCodemods, describeCodemods } from "./choose-codemods.js";
import { exitCodes } from "./exit-codes.js";
import { rewriteBytes } from "./rewrite-bytes.js";
/**
 * Rewrites one text that goes by a name.
 * @throws {UsageError} a codemod does not exist.
 */
export async function rewriteStdin(bytes, name, options, known = registry) {
    const started = performance.now();
    const chosen = await chooseCodemods(known, options);
    const outcome = await rewriteBytes(name, bytes, { ...chosen, settings: options });
    const file = conclude(name, outcome);
    const result = {
        mode: options.check ? 'check' : 'dry-run',
        codemods: describeCodemods(chosen),
        unsafe: options.unsafe,
        files: [file],
        problems: [],
        notes: ('messages' in outcome ? outcome.messages : undefined) ?? [],
        interrupted: false,
        milliseconds: Math.round(performance.now() - started),
        exitCode: exitCodeOf(file, options.check),
    };
    return { result, output: outcome.status === 'error' ? '' : (file.change?.after ?? bytes) };
}
function conclude(path, outcome) {
    switch (outcome.status) {
        case 'change':
            return { path, status: 'would-change', sites: outcome.sites, change: outcome.change };
        case 'unchanged':
            return { path, status: 'unchanged', sites: outcome.sites };
        case 'irrelevant':
            return { path, status: 'irrelevant', sites: [] };
        case 'left-alone':
            return { path, status: 'left-alone', sites: [], reason: outcome.reason };
        case 'error':
            return { path, status: 'error', sites: [], problem: { ...outcome.problem, path } };
    }
}
function exitCodeOf(file, check) {
    if (file.status === 'error')
        return exitCodes.failure;
    return check && file.status === 'would-change' ? exitCodes.wouldChange : exitCodes.fine;
}
