import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { describeUnread } from "./describe-failure.js";
import { exitCodes } from "./exit-codes.js";
import { UsageError } from "./usage-error.js";
/**
 * Joins the JSON reports of shards into one run.
 * @throws {UsageError} a report cannot be read, is missing from its run, or two of them tell of the same file.
 */
export function mergeReports(cwd, names) {
    const results = seenFromTop(names.map((name) => readReport(cwd, name)));
    const [first] = results;
    if (first === undefined)
        throw new UsageError('merge-reports needs the JSON reports of the shards to merge');
    checkShards(results, names);
    const files = results.flatMap((result) => result.files).sort((a, b) => (a.path < b.path ? -1 : 1));
    const twice = files.find(({ path }, index) => files[index + 1]?.path === path);
    if (twice !== undefined)
        throw new UsageError(`Two reports tell of "${twice.path}": merge the shards of one run, each once, from the same folder`);
    const { shard: _, missingRuntime: __, ...common } = first;
    const missing = mergeMissing(results);
    const created = results.find((result) => result.created !== undefined)?.created;
    return {
        ...common,
        files,
        problems: results.flatMap((result) => result.problems),
        notes: [...new Set(results.flatMap((result) => result.notes))],
        ...(missing === undefined ? {} : { missingRuntime: missing }),
        ...(created === undefined ? {} : { created }),
        interrupted: results.some((result) => result.interrupted),
        // They run side by side.
        milliseconds: Math.max(...results.map((result) => result.milliseconds)),
        exitCode: worst(results.map((result) => result.exitCode)),
    };
}
/** Reports of different folders, as of the packages of a monorepo, with all paths from the top of the repository. */
function seenFromTop(results) {
    const folders = new Set(results.map(({ folder }) => folder));
    if (folders.size === 1 || folders.has(undefined))
        return results;
    return results.map(({ folder = '', ...result }) => {
        const fromTop = (of) => of.path === undefined ? of : { ...of, path: posix.join(folder, of.path) };
        return {
            ...result,
            folder: '',
            files: result.files.map(({ problem, diff, ...file }) => ({
                ...fromTop(file),
                ...(problem === undefined ? {} : { problem: fromTop(problem) }),
                ...(diff === undefined ? {} : { diff: diff.replaceAll(headers, `$1${folder === '' ? '' : `${folder}/`}`) }),
            })),
            problems: result.problems.map(fromTop),
            ...(result.created === undefined ? {} : { created: fromTop(result.created) }),
            ...(result.missingRuntime === undefined ? {} : { missingRuntime: missingFromTop(result.missingRuntime, folder) }),
        };
    });
}
// The names of the file in a patch: its first two lines.
const headers = /(?<=^|^--- [^\n]*\n)((?:---|\+\+\+) [ab]\/)/gu;
function missingFromTop(missing, folder) {
    return { ...missing, packages: missing.packages.map((path) => posix.join(folder, path)) };
}
function readReport(cwd, name) {
    let text;
    try {
        text = readFileSync(resolve(cwd, name), 'utf8');
    }
    catch (error) {
        throw new UsageError(`merge-reports cannot read ${name}: ${describeUnread(error)}`);
    }
    const document = parse(text);
    if (document === undefined)
        throw new UsageError(`${name} is no JSON report of tcs-codemod: write one with --report json=${name}`);
    const { files, errors, ...run } = document;
    const results = files.map(({ error, ...file }) => error === undefined ? file : { ...file, problem: error });
    const ofFiles = new Set(results.flatMap(({ problem }) => (problem === undefined ? [] : [keyOf(problem)])));
    return { ...run, files: results, problems: errors.filter((problem) => !ofFiles.has(keyOf(problem))) };
}
function keyOf({ path, code, detail }) {
    return `${path ?? ''}\0${code}\0${detail}`;
}
function parse(text) {
    try {
        const document = JSON.parse(text);
        const isReport = Array.isArray(document.files) && Array.isArray(document.errors) && typeof document.exitCode === 'number';
        return isReport ? document : undefined;
    }
    catch {
        return undefined;
    }
}
/** A shard that is missing would look like files without sites. */
function checkShards(results, names) {
    const count = results.find(({ shard }) => shard !== undefined)?.shard?.count;
    if (count === undefined)
        return;
    for (const [index, { shard }] of results.entries()) {
        if (shard?.count !== count)
            throw new UsageError(`${names[index] ?? ''} is no report of a shard of ${String(count)}, as the others are`);
    }
    const given = new Set(results.map(({ shard }) => shard?.index));
    const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !given.has(index));
    if (missing.length === 0)
        return;
    const named = missing.map((index) => `${String(index)}/${String(count)}`).join(', ');
    throw new UsageError(`The reports of these shards are missing: ${named}`);
}
function mergeMissing(results) {
    const all = results.flatMap(({ missingRuntime }) => (missingRuntime === undefined ? [] : [missingRuntime]));
    const [first] = all;
    if (first === undefined)
        return undefined;
    return { ...first, packages: [...new Set(all.flatMap(({ packages }) => packages))].sort() };
}
function worst(codes) {
    if (codes.includes(exitCodes.interrupted))
        return exitCodes.interrupted;
    if (codes.includes(exitCodes.failure))
        return exitCodes.failure;
    return codes.includes(exitCodes.wouldChange) ? exitCodes.wouldChange : exitCodes.fine;
}
