import { defaultSettings } from "../core/source/settings.js";
import { createSource } from "../core/source/source.js";
import { typesOf } from "../core/source/typed-source.js";
const sources = new WeakMap();
/** The {@link Source} of the file being linted. All rules share one, and with it the model built on it. */
export function sourceOf({ cwd, filename, settings, sourceCode }) {
    const made = sources.get(sourceCode.ast);
    if (made !== undefined)
        return made;
    const source = createSource({
        path: within(cwd, filename),
        text: sourceCode.text,
        // The host's AST and scopes are the dialect of the core but for types that neither declares.
        ast: sourceCode.ast,
        scopes: () => sourceCode.scopeManager,
        types: typesOf(sourceCode.parserServices),
        settings: settingsOf(settings),
    });
    sources.set(sourceCode.ast, source);
    return source;
}
/** The path of a file from the folder that is linted: where that lies says nothing of the file. */
function within(folder, path) {
    if (folder === undefined || !path.startsWith(folder))
        return path;
    const rest = path.slice(folder.length);
    return /^[\\/]/u.test(rest) ? rest.slice(1) : path;
}
const readers = {
    runtime: readSpecifier,
    deferreds: readNames,
    onceEvents: readNames,
    neverReturns: readNames,
    lockMethods: readNames,
    checkJs: readBoolean,
};
const known = new WeakMap();
/** The settings of a configuration, read once. */
export function settingsOf(settings) {
    let read = known.get(settings);
    if (read === undefined)
        known.set(settings, (read = readSettings(settings['tcs'])));
    return read;
}
/** Reads `settings.tcs` of a configuration. @throws {TypeError} naming the setting that is wrong. */
export function readSettings(given) {
    if (given === undefined)
        return defaultSettings;
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
        throw new TypeError(`settings.tcs must be an object, got ${show(given)}`);
    }
    const entries = Object.entries(given).map(([name, value]) => {
        const read = Object.hasOwn(readers, name)
            ? readers[name]
            : undefined;
        if (read === undefined) {
            throw new TypeError(`settings.tcs.${name} is not a setting; known: ${Object.keys(readers).join(', ')}`);
        }
        return [name, read(value, `settings.tcs.${name}`)];
    });
    return { ...defaultSettings, ...Object.fromEntries(entries) };
}
function readSpecifier(value, path) {
    if (typeof value === 'string' && value.trim() !== '')
        return value;
    throw new TypeError(`${path} must be a module specifier such as '${defaultSettings.runtime}', got ${show(value)}`);
}
function readNames(value, path) {
    const isName = (name) => typeof name === 'string' && name.trim() !== '';
    if (Array.isArray(value) && value.every(isName))
        return value;
    throw new TypeError(`${path} must be a list of names, got ${show(value)}`);
}
function readBoolean(value, path) {
    if (typeof value === 'boolean')
        return value;
    throw new TypeError(`${path} must be true or false, got ${show(value)}`);
}
function show(value) {
    return typeof value === 'function' || value === undefined ? typeof value : JSON.stringify(value);
}
