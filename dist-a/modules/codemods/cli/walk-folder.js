import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, {} from 'ignore';
import { createBreath } from "./breathe.js";
// Folders that never hold sources, whoever lists them.
const closed = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules']);
/** Rules written as in .gitignore, by the file system's own idea of case. */
export function createIgnore(patterns) {
    return ignore({ ignorecase: process.platform === 'win32' || process.platform === 'darwin' }).add(patterns);
}
function readIgnoreFile(folder) {
    try {
        return { folder, rules: createIgnore(readFileSync(join(folder, '.gitignore'), 'utf8')) };
    }
    catch {
        return undefined;
    }
}
function chainFor(folder, outer) {
    const own = readIgnoreFile(folder);
    return own === undefined ? outer : [own, ...outer];
}
function isIgnored(path, isFolder, chain) {
    for (const { folder, rules } of chain) {
        const name = relative(folder, path).replaceAll(sep, '/');
        const verdict = rules.test(isFolder ? `${name}/` : name);
        if (verdict.ignored || verdict.unignored)
            return verdict.ignored;
    }
    return false;
}
function outerChain(folder, top) {
    if (folder === top || dirname(folder) === folder || !folder.startsWith(top))
        return [];
    const parent = dirname(folder);
    return chainFor(parent, outerChain(parent, top));
}
/** All files below a folder, where there is no git to ask. Symbolic links are given as they are and not followed. */
export async function walkFolder(folder, options) {
    const breathe = createBreath();
    const files = [];
    const unreadable = [];
    const waiting = [{ folder, outer: options.useIgnoreFiles ? outerChain(folder, options.top) : [] }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        await breathe();
        const { folder: current, outer } = next;
        const chain = options.useIgnoreFiles ? chainFor(current, outer) : [];
        try {
            for (const entry of readdirSync(current, { withFileTypes: true })) {
                const path = join(current, entry.name);
                if (entry.isDirectory() && closed.has(entry.name))
                    continue;
                if (isIgnored(path, entry.isDirectory(), chain))
                    continue;
                if (entry.isDirectory())
                    waiting.push({ folder: path, outer: chain });
                else
                    files.push(path);
            }
        }
        catch (error) {
            unreadable.push({ path: current, error });
        }
    }
    return { files, unreadable };
}
