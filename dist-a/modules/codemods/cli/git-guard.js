import { dirname, relative, sep } from 'node:path';
import { findUncommitted, findWorkTree, GitError } from "./git.js";
/** What forbids changing these files; empty when all that is lost could be had back from git. */
export async function guardWithGit(files, permissions) {
    const problems = [];
    for (const [workTree, inside] of groupByWorkTree(files)) {
        if (workTree === undefined) {
            if (!permissions.allowNoVcs)
                problems.push(...inside.map(unversioned));
        }
        else if (!permissions.allowDirty)
            problems.push(...(await findDirty(workTree, inside)));
    }
    return problems;
}
function groupByWorkTree(files) {
    const folders = new Map();
    const groups = new Map();
    for (const file of files) {
        const folder = dirname(file.absolute);
        if (!folders.has(folder))
            folders.set(folder, findWorkTree(folder));
        const workTree = folders.get(folder);
        const group = groups.get(workTree);
        if (group === undefined)
            groups.set(workTree, [file]);
        else
            group.push(file);
    }
    return groups;
}
function unversioned({ path }) {
    return { code: 'no-vcs', path, detail: 'it lies in no git repository; --allow-no-vcs changes it all the same' };
}
async function findDirty(workTree, files) {
    const byName = new Map(files.map((file) => [relative(workTree, file.absolute).replaceAll(sep, '/'), file]));
    try {
        const dirty = await findUncommitted(workTree, [...byName.keys()]);
        return [...dirty].flatMap(([name, why]) => {
            const file = byName.get(name);
            return file === undefined
                ? []
                : [{ code: 'dirty', path: file.path, detail: `${why}; commit it first, or use --allow-dirty` }];
        });
    }
    catch (error) {
        if (!(error instanceof GitError))
            throw error;
        return [
            { code: 'git', detail: `git cannot tell what is committed (--allow-dirty does without): ${error.message}` },
        ];
    }
}
