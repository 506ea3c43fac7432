import { diffFile } from "../diff.js";
import { listProblems, reasonOf, summarize } from "../summary.js";
/** The run as one JSON document, which `merge-reports` reads back. */
export function json(result, style) {
    const document = {
        ...describeRun(result, style),
        files: result.files.map((file) => describeFile(file, style.diff)),
        errors: listProblems(result),
        notes: result.notes,
        missingRuntime: result.missingRuntime,
        created: result.created,
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
}
/** The run as a whole, without its files. */
export function describeRun(result, { version }) {
    const { files, byStatus, leftAlone, relevant, sites, skipped, newSites, errors } = summarize(result);
    return {
        version,
        mode: result.mode,
        codemods: result.codemods,
        unsafe: result.unsafe,
        folder: result.folder,
        shard: result.shard,
        exitCode: result.exitCode,
        interrupted: result.interrupted,
        milliseconds: result.milliseconds,
        totals: { files, relevant, byStatus, leftAlone, sites, skipped, newSites, errors },
    };
}
/** One file of the run. */
export function describeFile(file, diff) {
    return {
        path: file.path,
        status: file.status,
        reason: file.reason && { code: file.reason.code, detail: file.reason.detail },
        error: file.problem,
        sites: file.sites.map((site) => ({ ...site, skip: reasonOf(site) })),
        diff: diff && (file.change ?? file.diff) !== undefined ? diffFile(file) : undefined,
    };
}
