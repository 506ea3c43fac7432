import { deferredLibraries } from "../core/repair/from-deferred/libraries.js";
import { eitherOf } from "../core/source/texts-with.js";
/** The value of `from` names nothing that the codemod knows. */
export class FromError extends Error {
    name = 'FromError';
    constructor(name) {
        super(`Unknown library "${name}": write some of ${choices}`);
    }
}
const own = 'declared:';
const choices = [...deferredLibraries.filter((each) => each !== 'declared'), `${own}<class or factory>`].join(', ');
/**
 * Reads names such as `withResolvers`, `p-defer` or `declared:createDeferred`, alone or several with commas.
 * @throws {FromError} a name is unknown; the message has the choices.
 */
export function parseFrom(values) {
    const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
    const libraries = new Set();
    const deferreds = [];
    for (const name of names) {
        const library = deferredLibraries.find((each) => each === name);
        if (library !== undefined)
            libraries.add(library);
        else if (name.startsWith(own) && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name.slice(own.length))) {
            libraries.add('declared');
            deferreds.push(name.slice(own.length));
        }
        else
            throw new FromError(name);
    }
    return { libraries: [...libraries], deferreds };
}
/** The codemods with the texts relevant to them that name a declared deferred, whatever that is called. */
export function relevantFrom(codemods, { libraries, deferreds }) {
    if (!libraries.includes('declared'))
        return codemods;
    const names = { test: (text) => deferreds.some((name) => text.includes(name)) };
    return codemods.map((codemod) => ({ ...codemod, relevance: eitherOf(codemod.relevance, names) }));
}
