import { realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Codemod } from '../create-codemod.ts';
import { codemods as registry } from '../registry.ts';
import { askSites, type Terminal } from './ask-sites.ts';
import { compareWithBaseline, readBaseline, updateBaseline, writeBaseline, type Baseline } from './baseline.ts';
import { chooseCodemods, describeCodemods } from './choose-codemods.ts';
import { chooseFiles } from './choose-files.ts';
import { commitChanges, type PlannedChange } from './commit-changes.ts';
import { concludeFile, exitCodeOf } from './conclude.ts';
import type { FoundFile } from './discover-files.ts';
import { findWorkTree } from './git.ts';
import { findMissingRuntime } from './find-missing-runtime.ts';
import { silentProgress, type Progress } from './progress.ts';
import type { Outcome, Task } from './rewrite-bytes.ts';
import { noteAutomock } from './note-automock.ts';
import { noteDroppedPackages } from './note-dropped-packages.ts';
import { noteOldTypeScript } from './note-old-typescript.ts';
import { Rewriting } from './rewrite-files.ts';
import { defaultRunOptions, type RunOptions } from './run-options.ts';
import type { CreatedFile, FileResult, Problem, RunResult } from './run-result.ts';
import { selectRelevant } from './select-relevant.ts';
import { spareMembers } from './spare-members.ts';
import { vendorSpecifier } from './vendor-specifier.ts';
import { findVendor, vendoredText, writeVendor, type Vendor } from './vendor.ts';

/** What surrounds a run. */
export interface RunHost {
  /** In place of the codemods of this package; they run in this thread. */
  readonly codemods?: readonly Codemod[] | undefined;
  /** Stops the run between two files. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
  /** Asked for each site before anything is written. */
  readonly terminal?: Terminal | undefined;
}

/**
 * Runs codemods over files and says what became of each. Nothing is written before all files are read and the guard has agreed.
 * @throws {UsageError} what the options name does not exist or cannot be read.
 */
export async function run(
  given: Partial<RunOptions> & Pick<RunOptions, 'cwd'>,
  host: RunHost = {},
): Promise<RunResult> {
  const started = performance.now();
  const options: RunOptions = { ...defaultRunOptions, ...given, cwd: realpathSync.native(given.cwd) };
  const { cwd, baseline: baselineFile, shard } = options;
  const { signal, progress = silentProgress } = host;
  const chosen = await chooseCodemods(host.codemods ?? registry, options);
  const vendor = options.vendor === undefined ? undefined : findVendor(cwd, options.vendor);
  const baseline = baselineFile === undefined ? undefined : readBaseline(cwd, baselineFile, options.updateBaseline);
  const task: Task = { ...chosen, settings: settingsOf(options, vendor) };
  const found = await chooseFiles(options);
  const { codemods: names, ...workerTask } = { ...chosen, cwd, settings: task.settings };
  const rewriting = new Rewriting({
    ...options,
    task,
    workerTask:
      host.codemods === undefined
        ? { ...workerTask, codemods: names.map(({ name }) => name), transforms: chosen.transformPaths }
        : undefined,
    signal,
    progress,
  });
  const onRelevant = (file: FoundFile): void => {
    rewriting.add(file);
  };
  const selection = await selectRelevant(found.files, task, { signal, progress, onRelevant });
  const rewritten = await rewriting.finish();
  progress.clear();
  const first = new Map([...selection.outcomes, ...rewritten]);
  const { outcomes: proposed, ...spared } = await spareMembers(selection.relevant, first, task, { cwd, signal });
  const outcomes =
    host.terminal === undefined ? proposed : await askSites(selection.relevant, proposed, spared.task, host.terminal);
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
  const importing = vendor === undefined ? importers(found.files, files, options.runtime) : [];
  const missingRuntime = findMissingRuntime(cwd, importing, options.runtime);
  const known = concludeBaseline(all, baseline, options);
  const result: Omit<RunResult, 'exitCode'> = {
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
      ...noteOldTypeScript(importing, options.runtime),
      ...noteAutomock(importing, options.runtime),
    ],
    ...(created === undefined || commit?.objections.length ? {} : { created }),
    ...(missingRuntime === undefined ? {} : { missingRuntime }),
    interrupted: signal?.aborted === true,
    milliseconds: Math.round(performance.now() - started),
  };
  return { ...result, exitCode: exitCodeOf(result) };
}

function folderOf(cwd: string): Pick<RunResult, 'folder'> {
  const workTree = findWorkTree(cwd);
  return workTree === undefined ? {} : { folder: relative(workTree, cwd).replaceAll(sep, '/') };
}

/** Where this run may write, and where one that was killed may have left something. */
function foldersOf(files: readonly FoundFile[], vendor: Vendor | undefined): ReadonlySet<string> {
  const all = vendor === undefined ? files : [...files, vendor];
  return new Set(all.map(({ absolute }) => dirname(absolute)));
}

function settingsOf(options: RunOptions, vendor: Vendor | undefined): Task['settings'] {
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

function plan(files: readonly FoundFile[], outcomes: ReadonlyMap<string, Outcome>): readonly PlannedChange[] {
  return files.flatMap((file) => {
    const outcome = outcomes.get(file.absolute);
    return outcome?.status === 'change' ? [{ file, change: outcome.change }] : [];
  });
}

/** The vendored runtime, where a changed file needs it and it is not there as it should be. */
function createdBy(vendor: Vendor, planned: readonly PlannedChange[]): CreatedFile | undefined {
  const importers = planned
    .filter(({ file, change }) =>
      mentions(change.after, vendorSpecifier(file.absolute, change.before, vendor.absolute)),
    )
    .map(({ change }) => change.after);
  const text = vendoredText(vendor, importers);
  return importers.length === 0 || text === vendor.current ? undefined : { path: vendor.path, text };
}

function prepare(vendor: Vendor, { path, text }: CreatedFile): Problem | undefined {
  const reason = writeVendor(vendor, text);
  return reason === undefined ? undefined : { ...reason, path };
}

/** The changed files that import the runtime now; what other repairs change needs none. */
function importers(found: readonly FoundFile[], files: readonly FileResult[], runtime: string): readonly FoundFile[] {
  return found.filter((_, index) => {
    const { status, change } = files[index] ?? { status: 'error' };
    const isChanged = status === 'changed' || status === 'would-change';
    return isChanged && change !== undefined && mentions(change.after, runtime);
  });
}

function mentions(text: string, specifier: string): boolean {
  return [`'${specifier}'`, `"${specifier}"`].some((quoted) => text.includes(quoted));
}

function messagesOf(outcomes: ReadonlyMap<string, Outcome>): readonly string[] {
  const messages = [...outcomes.values()].flatMap((outcome) => ('messages' in outcome ? outcome.messages : []));
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1);
  return [...counts].map(([message, count]) => (count === 1 ? message : `${message} (${String(count)} times)`));
}

function concludeBaseline(
  files: readonly FileResult[],
  baseline: Baseline | undefined,
  options: RunOptions,
): { readonly files: readonly FileResult[]; readonly notes: readonly string[] } {
  if (baseline === undefined || options.baseline === undefined) return { files, notes: [] };
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
