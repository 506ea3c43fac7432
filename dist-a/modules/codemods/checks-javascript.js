import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
const byFolder = new Map();
/** Whether the nearest `tsconfig.json` or `jsconfig.json` above a file of JavaScript has TypeScript check it: `checkJs`. */
export function checksJavaScript(path) {
    return /\.[cm]?jsx?$/u.test(path) && isCheckedIn(dirname(resolve(path)));
}
function isCheckedIn(folder) {
    let known = byFolder.get(folder);
    if (known === undefined) {
        const config = ['tsconfig.json', 'jsconfig.json']
            .map((name) => join(folder, name))
            .find((file) => existsSync(file));
        const above = dirname(folder);
        known = config === undefined ? above !== folder && isCheckedIn(above) : checkJsOf(config, []) === true;
        byFolder.set(folder, known);
    }
    return known;
}
/** What a configuration says, or one that it extends; undefined where none of them can be read or says it. */
function checkJsOf(config, outer) {
    if (outer.includes(config))
        return undefined;
    const read = readConfig(config);
    const own = asRecord(read['compilerOptions'])['checkJs'];
    if (typeof own === 'boolean')
        return own;
    const bases = [read['extends']].flat().filter((each) => typeof each === 'string');
    // Of several the last prevails.
    return bases
        .reverse()
        .map((each) => findBase(each, config))
        .map((base) => (base === undefined ? undefined : checkJsOf(base, [...outer, config])))
        .find((each) => each !== undefined);
}
function findBase(specifier, config) {
    if (/^\.{1,2}(?:[\\/]|$)/u.test(specifier) || isAbsolute(specifier)) {
        const base = resolve(dirname(config), specifier);
        return [base, `${base}.json`].find((each) => each.endsWith('.json') && existsSync(each));
    }
    for (const each of [specifier, `${specifier}.json`, `${specifier}/tsconfig.json`]) {
        try {
            const found = createRequire(config).resolve(each);
            if (found.endsWith('.json'))
                return found;
        }
        catch {
            // Not by that name, or the package is not installed.
        }
    }
    return undefined;
}
const comments = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//gu;
const trailingCommas = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/gu;
/** JSON with comments and trailing commas, as TypeScript reads it. */
function readConfig(path) {
    const keepStrings = (part) => (part.startsWith('"') ? part : '');
    try {
        const text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
        return asRecord(JSON.parse(text.replaceAll(comments, keepStrings).replaceAll(trailingCommas, keepStrings)));
    }
    catch {
        return {};
    }
}
function asRecord(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
