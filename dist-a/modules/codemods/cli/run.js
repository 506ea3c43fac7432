import { realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { codemods as registry } from "../registry.js";
import { askSites } from "./ask-sites.js";
import { compareWithBaseline, readBaseline, updateBaseline, writeBaseline } from "./baseline.js";
import { chooseCodemods, describeCodemods } from "./choose-codemods.js";
import { chooseFiles } from "./choose-files.js";
import { commitChanges } from "./commit-changes.js";
import { concludeFile, exitCodeOf } from "./conclude.js";
import { findWorkTree } from "./git.js";
import { findMissingRuntime } from "./find-missing-runtime.js";
import { silentProgress } from "./progress.js";
import { noteDroppedPackages } from "./note-dropped-packages.js";
import { Rewriting } from "./rewrite-files.js";
import { defaultRunOptions } from "./run-options.js";
import { selectRelevant } from "./select-relevant.js";
import { spareMembers } from "./spare-members.js";
import { vendorSpecifier } from "./vendor-specifier.js";
import { findVendor, vendoredText, writeVendor } from "./vendor.js";
/**
 * Runs codemods over files and says what became of each. Nothing is written before all files are read and the guard has agreed.
 * @throws {UsageError} what the options name does not exist or cannot be read.
 */
export async function run(given, host = {}) {
    const started = performance.now();
    const options = { ...defaultRunOptions, ...given, cwd: realpathSync.native(given.cwd) };
    const { cwd, baseline: baselineFile, shard } = options;
    const { signal, progress = silentProgress } = host;
    const chosen = await chooseCodemods(host.codemods ?? registry, options);
    const vendor = options.vendor === undefined ? undefined : findVendor(cwd, options.vendor);
    const baseline = baselineFile === undefined ? undefined : readBaseline(cwd, baselineFile, options.updateBaseline);
    const task = { ...chosen, settings: settingsOf(options, vendor) };
    const found = await chooseFiles(options);
    const { codemods: names, ...workerTask } = { ...chosen, cwd, settings: task.settings };
    const rewriting = new Rewriting({
        ...options,
        task,
        workerTask: host.codemods === undefined
            ? { ...workerTask, codemods: names.map(({ name }) => name), transforms: chosen.transformPaths }
            : undefined,
        signal,
        progress,
    });
    const onRelevant = (file) => {
        rewriting.add(file);
    };
    const selection = await selectRelevant(found.files, task, { signal, progress, onRelevant });
    const rewritten = await rewriting.finish();
    progress.clear();
    const first = new Map([...selection.outcomes, ...rewritten]);
    const { outcomes: proposed, ...spared } = await spareMembers(selection.relevant, first, task, { cwd, signal });
    const outcomes = host.terminal === undefined ? proposed : await askSites(selection.relevant, proposed, spared.task, host.terminal);
    const planned = plan(found.files, outcomes);
    const created = vendor === undefined ? undefined : createdBy(vendor, planned);
    const commit = options.write
        ? await commitChanges(planned, {
            ...options,
            signal,
            progress,
            folders: foldersOf(found.files, vendor),
            prepare: () => (vendor === undefined || created === undefined ? undefined : prepare(vendor, created)),
        })
        : undefined;
    progress.clear();
    const files = found.files.map((file) => concludeFile(file, outcomes.get(file.absolute), commit));
    const all = [...files, ...found.settled].sort((a, b) => (a.path < b.path ? -1 : 1));
    const missingRuntime = vendor === undefined
        ? findMissingRuntime(cwd, importers(found.files, files, options.runtime), options.runtime)
        : undefined;
    const known = concludeBaseline(all, baseline, options);
    const result = {
        mode: options.write ? 'write' : options.check ? 'check' : 'dry-run',
        codemods: describeCodemods(chosen),
        unsafe: options.unsafe,
        ...folderOf(cwd),
        ...(shard === undefined ? {} : { shard }),
        files: known.files,
        problems: commit?.objections ?? [],
        notes: [
            ...found.notes,
            ...known.notes,
            ...spared.notes,
            ...messagesOf(outcomes),
            ...noteDroppedPackages(outcomes.values(), options.from),
        ],
        ...(created === undefined || commit?.objections.length ? {} : { created }),
        ...(missingRuntime === undefined ? {} : { missingRuntime }),
        interrupted: signal?.aborted === true,
        milliseconds: Math.round(performance.now() - started),
    };
    return { ...result, exitCode: exitCodeOf(result) };
}
function folderOf(cwd) {
    const workTree = findWorkTree(cwd);
    return workTree === undefined ? {} : { folder: relative(workTree, cwd).replaceAll(sep, '/') };
}
/** Where this run may write, and where one that was killed may have left something. */
function foldersOf(files, vendor) {
    const all = vendor === undefined ? files : [...files, vendor];
    return new Set(all.map(({ absolute }) => dirname(absolute)));
}
function settingsOf(options, vendor) {
    const { transformOptions, unsafe, runtime, from, siteDiffs, project, cwd } = options;
    return {
        transformOptions,
        unsafe,
        runtime,
        from,
        siteDiffs,
        ...(vendor === undefined ? {} : { vendor: vendor.absolute }),
        ...(project === undefined ? {} : { project: resolve(cwd, project) }),
    };
}
function plan(files, outcomes) {
    return files.flatMap((file) => {
        const outcome = outcomes.get(file.absolute);
        return outcome?.status === 'change' ? [{ file, change: outcome.change }] : [];
    });
}
/** The vendored runtime, where a changed file needs it and it is not there as it should be. */
function createdBy(vendor, planned) {
    const importers = planned
        .filter(({ file, change }) => mentions(change.after, vendorSpecifier(file.absolute, change.before, vendor.absolute)))
        .map(({ change }) => change.after);
    const text = vendoredText(vendor, importers);
    return importers.length === 0 || text === vendor.current ? undefined : { path: vendor.path, text };
}
function prepare(vendor, { path, text }) {
    const reason = writeVendor(vendor, text);
    return reason === undefined ? undefined : { ...reason, path };
}
/** The changed files that import the runtime now; what other repairs change needs none. */
function importers(found, files, runtime) {
    return found.filter((_, index) => {
        const { status, change } = files[index] ?? { status: 'error' };
        const isChanged = status === 'changed' || status === 'would-change';
        return isChanged && change !== undefined && mentions(change.after, runtime);
    });
}
function mentions(text, specifier) {
    return [`'${specifier}'`, `"${specifier}"`].some((quoted) => text.includes(quoted));
}
function messagesOf(outcomes) {
    const messages = [...outcomes.values()].flatMap((outcome) => ('messages' in outcome ? outcome.messages : []));
    const counts = new Map();
    for (const message of messages)
        counts.set(message, (counts.get(message) ?? 0) + 1);
    return [...counts].map(([message, count]) => (count === 1 ? message : `${message} (${String(count)} times)`));
}
function concludeBaseline(files, baseline, options) {
    if (baseline === undefined || options.baseline === undefined)
        return { files, notes: [] };
    if (options.updateBaseline) {
        const updated = updateBaseline(options.cwd, files, baseline);
        writeBaseline(options.cwd, options.baseline, updated);
        return { files: compareWithBaseline(files, updated).files, notes: [] };
    }
    const { files: compared, gone } = compareWithBaseline(files, baseline);
    const sites = gone === 1 ? '1 site' : `${String(gone)} sites`;
    const note = `${sites} of the baseline ${gone === 1 ? 'is' : 'are'} gone: --update-baseline takes them off`;
    return { files: compared, notes: gone === 0 ? [] : [note] };
}
