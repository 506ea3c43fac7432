import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
const relativeImport = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*['"](\.{1,2}\/[^'"\n]*)['"]/gu;
const emitted = { '.ts': '.js', '.mts': '.mjs', '.cts': '.cjs' };
/** What a file writes to import the vendored runtime: relative, with an extension where its other imports have one. */
export function vendorSpecifier(file, text, vendor) {
    const path = relative(dirname(file), vendor).replaceAll(sep, '/');
    const extension = extname(path);
    const bare = path.slice(0, path.length - extension.length);
    const from = bare.startsWith('.') ? bare : `./${bare}`;
    const style = styleOf(text) ?? projectStyle(file, extension);
    if (style === 'ts')
        return from + extension;
    if (style === 'js')
        return from + (emitted[extension] ?? extension);
    // Nothing finds `.mjs` and `.cjs` unless they are named.
    return /^\.[mc]/u.test(extension) ? from + (emitted[extension] ?? extension) : from;
}
/** As the file's own imports of sources have it. */
function styleOf(text) {
    let style;
    for (const [, specifier = ''] of text.matchAll(relativeImport)) {
        if (/\.[cm]?tsx?$/u.test(specifier))
            return 'ts';
        if (/\.[cm]?jsx?$/u.test(specifier))
            return 'js';
        if (!/\.\w+$|\/$/u.test(specifier))
            style = 'none';
    }
    return style;
}
const known = new Map();
function projectStyle(file, extension) {
    if (/\.[cm]?jsx?$/u.test(file))
        return extension.endsWith('ts') ? 'none' : 'js';
    const folder = dirname(file);
    let style = known.get(folder);
    if (style === undefined)
        known.set(folder, (style = readStyle(folder)));
    return style;
}
function readStyle(folder) {
    for (let at = folder;; at = dirname(at)) {
        const config = join(at, 'tsconfig.json');
        if (existsSync(config))
            return styleOfConfig(readFileSync(config, 'utf8'));
        if (dirname(at) === at)
            return 'none';
    }
}
function styleOfConfig(text) {
    if (/"(?:allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/u.test(text))
        return 'ts';
    return /"module(?:Resolution)?"\s*:\s*"node(?:\d+|next)"/iu.test(text) && !/"node10"/iu.test(text) ? 'js' : 'none';
}
