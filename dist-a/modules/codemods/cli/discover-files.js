import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { describeFailure, errorCode } from "./describe-failure.js";
import { findWorkTree, GitError, listWithGit } from "./git.js";
import { isMinifiedName } from "./recognise-generated.js";
import { UsageError } from "./usage-error.js";
import { createIgnore, walkFolder } from "./walk-folder.js";
const source = /(?<!\.d(?:\.\w+)?)\.[cm]?[jt]s$|\.(?:[jt]sx|vue|svelte)$/u;
/** Whether a file is one of those that the codemods read, by its name. */
export function isSource(path) {
    return source.test(path);
}
const reasons = {
    nodeModules: { code: 'node_modules', detail: 'it belongs to an installed package' },
    ignored: { code: 'ignored', detail: 'an --ignore-pattern leaves it out' },
    symlink: { code: 'symlink', detail: 'a symbolic link; the file it leads to is handled where it lies' },
    outside: {
        code: 'symlink',
        detail: 'a symbolic link out of the current folder is not followed; name the file it leads to',
    },
    unsupported: { code: 'unsupported', detail: 'no source file in JavaScript, TypeScript, Vue or Svelte' },
    minified: { code: 'minified', detail: 'its name says that it is minified' },
};
/**
 * Finds the files that the paths stand for, each once.
 * @throws {UsageError} a path does not exist, or a glob matches nothing.
 */
export async function discoverFiles(options) {
    const search = new Search(options);
    const missing = [];
    for (const path of options.listed ?? (options.paths.length === 0 ? ['.'] : options.paths)) {
        const problem = await search.add(path);
        if (problem !== undefined)
            missing.push(problem);
    }
    if (missing.length > 0)
        throw new UsageError(shorten(missing).join('\n'));
    return search.result();
}
function shorten(problems) {
    const most = 20;
    const rest = problems.length - most;
    return rest > 0 ? [...problems.slice(0, most), `and ${String(rest)} more`] : problems;
}
class Search {
    #options;
    #cwd;
    /** The current folder with a separator at its end. */
    #inside;
    #ignored;
    #files = new Map();
    #settled = new Map();
    /** By name in small letters: a file system that is blind to case has one file under both names. */
    #inodes = new Map();
    #notes = [];
    constructor(options) {
        this.#options = options;
        this.#cwd = realpathSync.native(options.cwd);
        this.#inside = this.#cwd.endsWith(sep) ? this.#cwd : this.#cwd + sep;
        this.#ignored = options.ignorePatterns.length === 0 ? undefined : createIgnore(options.ignorePatterns);
    }
    result() {
        return { files: [...this.#files.values()], settled: [...this.#settled.values()], notes: this.#notes };
    }
    /** Takes in what one path stands for, or says why it cannot. */
    async add(path) {
        const absolute = resolve(this.#cwd, path);
        let real;
        try {
            real = realpathSync.native(absolute);
        }
        catch (error) {
            return this.#addMissing(path, absolute, error);
        }
        if (this.#isInside(absolute) && !this.#isInside(real))
            this.#settle(absolute, reasons.outside);
        else if (lstatSync(real).isDirectory())
            await this.#addFolder(path, real);
        else
            this.#addFile(real, true);
        return undefined;
    }
    async #addMissing(path, absolute, error) {
        const code = errorCode(error);
        if (code === 'ELOOP')
            return `"${path}" is a loop of symbolic links`;
        if (code === 'EACCES' || code === 'EPERM')
            return `"${path}": ${describeFailure(error).detail}`;
        if (statOf(absolute) !== undefined)
            return `"${path}" is a symbolic link to a file that does not exist`;
        const { expandGlob } = await import("./expand-glob.js");
        const match = await expandGlob(path, this.#cwd);
        if (match === undefined)
            return `"${path}" does not exist`;
        if (match.files.size === 0)
            return `"${path}" does not exist, and as a glob it matches no file`;
        await this.#addFolder(path, realpathSync.native(match.base), (file) => match.files.has(file));
        return undefined;
    }
    async #addFolder(path, folder, isWanted) {
        const before = this.#files.size + this.#settled.size;
        const known = [...(await this.#list(folder))].filter((file) => source.test(file) && (isWanted?.(file) ?? true));
        for (const file of known)
            this.#addFile(file, false);
        if (known.length > 0 || this.#files.size + this.#settled.size > before)
            return;
        const hint = this.#options.useIgnoreFiles ? ' (--no-ignore takes in what .gitignore leaves out)' : '';
        this.#notes.push(`No source files in "${path}"${hint}`);
    }
    async #list(folder) {
        if (this.#options.useIgnoreFiles && findWorkTree(folder) !== undefined) {
            try {
                const { names, unreadable } = await listWithGit(folder);
                for (const name of unreadable)
                    this.#fail(join(folder, name), describeFailure(Object.assign(new Error(), { code: 'EACCES' })));
                return new Set(names.map((name) => join(folder, name)));
            }
            catch (error) {
                if (!(error instanceof GitError))
                    throw error;
                this.#notes.push(`git cannot list "${this.#shown(folder)}", the folder is walked instead: ${error.message}`);
            }
        }
        const top = this.#isInside(folder) ? this.#cwd : folder;
        const walk = await walkFolder(folder, { useIgnoreFiles: this.#options.useIgnoreFiles, top });
        for (const { path, error } of walk.unreadable)
            this.#fail(path, describeFailure(error));
        return new Set(walk.files);
    }
    #addFile(file, isNamed) {
        const stat = statOf(file);
        if (stat === undefined) {
            // What git lists and is not there has been deleted; a name that does not survive decoding is another matter.
            if (file.includes('\uFFFD'))
                this.#fail(file, { code: 'file-name', detail: 'the name is not valid UTF-8; rename the file' });
        }
        else if (stat.isSymbolicLink())
            this.#settle(file, reasons.symlink);
        else if (!stat.isFile() || !source.test(file)) {
            if (isNamed || !stat.isDirectory())
                this.#settle(file, reasons.unsupported);
        }
        else if (!this.#files.has(file) && !this.#isSameFile(file, stat)) {
            const reason = this.#reasonToLeave(file);
            if (reason !== undefined)
                this.#settle(file, reason);
            else if (process.platform !== 'win32' && (stat.mode & 0o444) === 0) {
                this.#fail(file, {
                    code: 'no-permission',
                    detail: 'nobody may read it; change its permissions, or leave it out with --ignore-pattern',
                });
            }
            else
                this.#files.set(file, { path: this.#shown(file), absolute: file });
        }
    }
    /** Whether the file has been taken under a name that differs in case alone. */
    #isSameFile(file, { ino }) {
        const inodes = this.#inodes.get(file.toLowerCase());
        if (inodes?.includes(ino))
            return true;
        if (inodes === undefined)
            this.#inodes.set(file.toLowerCase(), [ino]);
        else
            inodes.push(ino);
        return false;
    }
    #reasonToLeave(file) {
        const isInside = this.#isInside(file);
        const segments = (isInside ? this.#fromHere(file) : file).split(sep);
        if (segments.includes('node_modules'))
            return reasons.nodeModules;
        if (isInside && this.#ignored?.ignores(segments.join('/')) === true)
            return reasons.ignored;
        return isMinifiedName(file) ? reasons.minified : undefined;
    }
    #isInside(file) {
        const path = this.#fromHere(file);
        return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
    }
    #shown(file) {
        return this.#fromHere(file).replaceAll(sep, '/') || '.';
    }
    /** The path of a file from the current folder; below it, without taking both paths apart, thousands of times. */
    #fromHere(file) {
        return file.startsWith(this.#inside) ? file.slice(this.#inside.length) : relative(this.#cwd, file);
    }
    #settle(file, reason) {
        this.#settled.set(file, { path: this.#shown(file), status: 'left-alone', sites: [], reason });
    }
    #fail(file, problem) {
        this.#settled.set(file, { path: this.#shown(file), status: 'error', sites: [], problem });
    }
}
function statOf(path) {
    try {
        return lstatSync(path, { throwIfNoEntry: false });
    }
    catch {
        return undefined;
    }
}
