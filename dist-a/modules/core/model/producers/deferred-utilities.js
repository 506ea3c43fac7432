import { enclosingClass, enclosingFunction, functionName, isClass, lastName, wrapped, } from "../../source/ast.js";
import { isDeferredName } from "../origins.js";
// Code whose purpose it is to hand out a deferred: by its name, its file, or the project's word.
/** Whether a class or function around the place is one that may, by the project's word: its deferred utility. */
export function isAllowed(node, allow, source) {
    const names = namesAround(node);
    // What has no name of its own goes by that of its file, or of the package that it is the index of.
    if (!names.some((name) => name !== 'exports'))
        names.push(...fileName(source));
    return names.some((name) => allow.includes(name));
}
/** `deferred.ts`, `create-deferred.ts`, `promise-utils.ts`, `p-defer/index.js` */
const utilityFile = /^(?:p-?|test-?|create-?|make-?|new-?)?(?:deferr?ed(?:-?promise)?|defer|promise(?:-?with-?resolvers|-?util(?:s|ities)?|-?helpers?)?|utils?|utilities|helpers?|adapter|async)(?:\.svelte)?$/iu;
/** Whether it is the deferred that a module of utilities, or a class of promises, makes for others. */
export function isUtility(node, source) {
    const names = namesAround(node);
    const base = enclosingClass(node)?.superClass;
    if (base && lastName(base) === 'Promise' && names.includes('defer'))
        return true;
    const isMaker = (name) => /^(?:create|make|new)(?:\w*Promise$|Deferred)/u.test(name);
    return (names.some((name) => isDeferredName(name) || isMaker(name)) &&
        fileName(source).some((name) => utilityFile.test(name)));
}
function fileName({ path }) {
    return /([^/\\]*?)(?:[/\\]index)?\.[^/\\]*$/u.exec(path)?.slice(1) ?? [];
}
function namesAround(node) {
    const names = [];
    for (let owner = isClass(node) ? node : enclosingClass(node); owner; owner = enclosingClass(owner)) {
        const { parent } = wrapped(owner);
        names.push(owner.id?.name ??
            (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined));
    }
    for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn))
        names.push(functionName(fn));
    return names.filter((name) => name !== undefined);
}
