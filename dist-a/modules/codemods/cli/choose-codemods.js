import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFrom, relevantFrom } from "../from-option.js";
import { isTransformPath, loadTransform } from "./own-transform.js";
import { suggestName } from "./suggest-name.js";
import { UsageError } from "./usage-error.js";
/**
 * The codemods by these names, in the order in which they apply, and the transforms by these paths, in the order given;
 * when nothing is named, all codemods that could change something.
 * @throws {UsageError} a name is unknown, or a transform cannot be loaded.
 */
export async function chooseCodemods(known, { transforms: given, transformOptions, unsafe, from, cwd, }) {
    const all = known.map((codemod) => codemod.name);
    const names = given.filter((name) => all.includes(name) || !isTransformPath(name));
    const transformPaths = given.filter((name) => !names.includes(name)).map((name) => resolve(cwd, name));
    for (const name of names)
        if (!all.includes(name))
            throw unknownCodemod(name, all);
    for (const path of transformPaths) {
        if (!existsSync(path) || !statSync(path).isFile())
            throw new UsageError(`--transform ${path} does not exist or is no file`);
    }
    const option = Object.keys(transformOptions)[0];
    if (option !== undefined && transformPaths.length === 0)
        throw new UsageError(`--transform-option ${option} needs a transform of your own: -t ./transform.js`);
    return {
        codemods: relevantFrom(known.filter(({ name, onlySuggested }) => given.length === 0 ? unsafe || onlySuggested !== true : names.includes(name)), parseFrom(from)),
        transforms: await Promise.all(transformPaths.map((path) => loadTransform(path, cwd))),
        transformPaths,
    };
}
function unknownCodemod(name, all) {
    const meant = suggestName(name, all);
    const hint = meant === undefined ? '' : `: did you mean ${meant}?`;
    return new UsageError(`Unknown codemod "${name}"${hint}\nThere are: ${all.join(', ')}; a transform of your own is named by its path, ./${name}.js`);
}
/** What reports say about each. */
export function describeCodemods({ codemods, transforms }) {
    return [
        ...codemods.map(({ name, summary, rule }) => ({ name, summary, ...(rule === undefined ? {} : { rule }) })),
        ...transforms.map(({ name }) => ({ name, summary: `the transform ${name}`, rule: name })),
    ];
}
