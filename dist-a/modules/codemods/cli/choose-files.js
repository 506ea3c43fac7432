import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { realPath } from "../real-path.js";
import { discoverFiles, isSource } from "./discover-files.js";
import { findWorkTree, GitError, listChanged, listSince, listStaged } from "./git.js";
import { listProjectFiles } from "./project-files.js";
import { UsageError } from "./usage-error.js";
/**
 * The files of a run: what the paths stand for, as far as the project has them, they are recent, and they fall to this
 * shard.
 * @throws {UsageError} a path, the project or a revision does not exist.
 */
export async function chooseFiles(options) {
    const { cwd, project, recent, shard } = options;
    const inProject = project === undefined ? undefined : await filesOfProject(cwd, project);
    const isRecent = recent === undefined ? undefined : await listRecent(cwd, recent);
    const wholeProject = inProject !== undefined && options.paths.length === 0 && options.listed === undefined;
    const roots = wholeProject ? { listed: commonFolder([...inProject]) } : {};
    const { files, settled, notes } = await discoverFiles({ ...options, ...roots });
    const root = realpathSync.native(cwd);
    const isOfProject = (path) => inProject?.has(resolve(root, path)) ?? true;
    const isNoneOfProject = files.length > 0 && !files.some(({ path }) => isOfProject(path));
    const isWanted = (path) => isOfProject(path) &&
        (isRecent?.has(resolve(root, path)) ?? true) &&
        (shard === undefined || shardOf(path, shard.count) === shard.index);
    return {
        files: files.filter(({ path }) => isWanted(path)),
        settled: settled.filter(({ path }) => isWanted(path)),
        notes: isNoneOfProject ? [...notes, `None of these files is part of --project ${project ?? ''}.`] : notes,
    };
}
/** Which of so many shards a path falls to, from 1: always the same one, whatever other files there are. */
export function shardOf(path, count) {
    return (createHash('sha256').update(path).digest().readUInt32BE(0) % count) + 1;
}
async function filesOfProject(cwd, project) {
    const files = (await listProjectFiles(resolve(cwd, project))).filter(isSource).map(realPath);
    if (files.length === 0)
        throw new UsageError(`--project ${project} has no source files`);
    return new Set(files);
}
/** The nearest folder above all files. */
function commonFolder(files) {
    let folder = dirname(files[0] ?? '.');
    while (!files.every((file) => file.startsWith(join(folder, '/'))) && dirname(folder) !== folder)
        folder = dirname(folder);
    return [folder];
}
async function listRecent(cwd, recent) {
    const option = recent.kind === 'since' ? `--since ${recent.revision}` : `--${recent.kind}`;
    const workTree = findWorkTree(realpathSync.native(cwd));
    if (workTree === undefined)
        throw new UsageError(`${option} asks git, and the current folder is in no repository`);
    try {
        const names = await listNames(workTree, recent);
        return new Set(names.map((name) => join(workTree, name)));
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        throw new UsageError(`${option}: ${error.message}`);
    }
}
function listNames(workTree, recent) {
    switch (recent.kind) {
        case 'changed':
            return listChanged(workTree);
        case 'staged':
            return listStaged(workTree);
        case 'since':
            return listSince(workTree, recent.revision);
    }
}
