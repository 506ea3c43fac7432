import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode } from "./describe-failure.js";
import { UsageError } from "./usage-error.js";
import { writeText } from "./write-text.js";
/**
 * Reads a baseline; an empty one where there is no file and one is to be written.
 * @throws {UsageError} there is no file, or it is no baseline.
 */
export function readBaseline(cwd, file, mayBeMissing) {
    let text;
    try {
        text = readFileSync(resolve(cwd, file), 'utf8');
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT' && mayBeMissing)
            return {};
        const what = errorCode(error) === 'ENOENT' ? 'does not exist; --update-baseline writes it' : String(error);
        throw new UsageError(`--baseline ${file} ${what}`);
    }
    const found = parse(text);
    if (found === undefined)
        throw new UsageError(`--baseline ${file} is no baseline of this version; remove it and use --update-baseline`);
    return found;
}
function parse(text) {
    try {
        const { version, sites } = JSON.parse(text);
        return version === 1 && typeof sites === 'object' ? sites : undefined;
    }
    catch {
        return undefined;
    }
}
/** Whether a site is one that a baseline holds: it is there, and nobody has said in the code why it may stay. */
function counts({ status, skip }, file) {
    return skip?.code !== 'ignored' && (status !== 'rewritten' || file.status !== 'changed');
}
/**
 * Tells known sites from new ones. A site is known by its code; when its code has changed, it is still known as long as
 * its file has no more sites than before.
 */
export function compareWithBaseline(files, baseline) {
    let gone = 0;
    const compared = files.map((file) => {
        const left = new Map(Object.entries(baseline[file.path] ?? {}).map(([name, list]) => [name, [...list]]));
        const exact = file.sites.map((site) => counts(site, file) && take(left.get(site.codemod), site.fingerprint));
        const sites = file.sites.map((site, index) => {
            if (!counts(site, file))
                return site;
            return { ...site, isKnown: exact[index] === true || left.get(site.codemod)?.pop() !== undefined };
        });
        for (const rest of left.values())
            gone += rest.length;
        return { ...file, sites };
    });
    return { files: compared, gone };
}
function take(list, fingerprint) {
    const at = list?.indexOf(fingerprint) ?? -1;
    if (at === -1)
        return false;
    list?.splice(at, 1);
    return true;
}
/** The baseline after a run: the sites that stay, and what it knew of files that were not in the run and still exist. */
export function updateBaseline(cwd, files, before) {
    const sites = new Map();
    for (const [path, known] of Object.entries(before))
        if (existsSync(join(cwd, path)))
            sites.set(path, known);
    for (const file of files) {
        // What is known of a file that could not be read is still true.
        if (file.status === 'error' || file.status === 'not-reached')
            continue;
        const staying = file.sites.filter((site) => counts(site, file));
        if (staying.length === 0)
            sites.delete(file.path);
        else
            sites.set(file.path, byCodemod(staying));
    }
    return Object.fromEntries([...sites].sort(([a], [b]) => (a < b ? -1 : 1)));
}
function byCodemod(sites) {
    const names = [...new Set(sites.map((site) => site.codemod))].sort();
    return Object.fromEntries(names.map((name) => [
        name,
        sites
            .filter((site) => site.codemod === name)
            .map((site) => site.fingerprint)
            .sort(),
    ]));
}
/** Writes a baseline. @throws {UsageError} the file cannot be written. */
export function writeBaseline(cwd, file, sites) {
    const content = { version: 1, sites };
    writeText(cwd, '--baseline', file, `${JSON.stringify(content, undefined, 2)}\n`);
}
