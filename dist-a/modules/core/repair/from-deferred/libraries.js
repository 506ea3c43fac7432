import { moduleOf } from "../../model/origins.js";
import { originSites } from "../../model/origin-sites.js";
import { calledName, propertyName, unwrap } from "../../source/ast.js";
/** What a deferred can come from, beside `new Promise`, by the names that `--from` takes. */
export const deferredLibraries = ['withResolvers', 'p-defer', 'open-draft', 'q', 'jquery', 'declared'];
export const libraries = {
    withResolvers: { contract: 'native', modules: [] },
    'p-defer': { contract: 'native', modules: ['p-defer'] },
    // Its state and its promise settle some ticks later than `resolve` is called.
    'open-draft': { contract: 'promise', modules: ['@open-draft/deferred-promise'] },
    q: { contract: 'q', modules: ['q'] },
    jquery: { contract: 'jquery', modules: ['jquery'] },
    declared: { contract: 'record', modules: [] },
};
/** The deferreds that a file makes with some of the libraries, in the order of the text. */
export function libraryOrigins(source, wanted) {
    if (wanted.length === 0)
        return [];
    return originSites(source).flatMap((node) => {
        const library = libraryOf(node, source);
        return library !== undefined && wanted.includes(library) ? [{ node, library }] : [];
    });
}
function libraryOf(node, source) {
    const callee = unwrap(node.callee);
    const name = calledName(node);
    if (name === undefined)
        return undefined;
    if (callee.type === 'MemberExpression') {
        const object = unwrap(callee.object);
        if (object.type !== 'Identifier')
            return undefined;
        if (name === 'withResolvers')
            return object.name === 'Promise' && source.bindings.isGlobal(object) ? 'withResolvers' : undefined;
        if (name === 'defer')
            return isLibrary(object, 'q', /^Q$/u, source) ? 'q' : undefined;
        if (name === 'Deferred')
            return isLibrary(object, 'jquery', /^(?:\$|jQuery)$/u, source) ? 'jquery' : undefined;
        return undefined;
    }
    if (callee.type !== 'Identifier')
        return undefined;
    const from = moduleOf(source.bindings.variable(callee));
    if (from === 'p-defer')
        return node.type === 'CallExpression' ? 'p-defer' : undefined;
    if (from === '@open-draft/deferred-promise')
        return node.type === 'NewExpression' ? 'open-draft' : undefined;
    if (from === 'q')
        return importedName(callee, source) === 'defer' ? 'q' : undefined;
    return source.settings.deferreds.includes(name) ? 'declared' : undefined;
}
function isLibrary(object, module, global, source) {
    const variable = source.bindings.variable(object);
    // `(function ($) { … })(jQuery)`, `define(['jquery'], function ($) { … })`
    const isGiven = source.bindings.isGlobal(object) || variable?.defs[0]?.type === 'Parameter';
    return (isGiven && global.test(object.name)) || moduleOf(variable) === module;
}
function importedName(node, source) {
    const definition = source.bindings.variable(node)?.defs[0];
    if (definition?.node.type === 'ImportSpecifier' && definition.node.imported.type === 'Identifier')
        return definition.node.imported.name;
    return node.name;
}
/** The type that a node names, when it is the one of the library's deferreds. */
export function libraryType(node, library, source) {
    if (node.type !== 'TSTypeReference')
        return undefined;
    const [argument, ...others] = node.typeArguments?.params ?? [];
    const { typeName } = node;
    if (typeName.type === 'Identifier' && typeName.name === 'ReturnType' && argument?.type === 'TSTypeQuery')
        return isMaker(argument, library, source) ? { node, argument: argument.typeArguments?.params[0] } : undefined;
    const name = typeName.type === 'Identifier' ? typeName : typeName.type === 'TSQualifiedName' ? typeName.left : typeName;
    if (name.type !== 'Identifier' || others.length > 0)
        return undefined;
    if (library === 'withResolvers')
        return name.name === 'PromiseWithResolvers' && source.bindings.isGlobal(name) ? { node, argument } : undefined;
    if (library === 'declared')
        return source.settings.deferreds.includes(name.name) ? { node, argument } : undefined;
    const from = moduleOf(source.bindings.variable(name));
    return from !== undefined && libraries[library].modules.includes(from) ? { node, argument } : undefined;
}
/** `typeof Promise.withResolvers<T>`, `typeof pDefer<T>` */
function isMaker({ exprName }, library, source) {
    if (exprName.type === 'TSQualifiedName')
        return library === 'withResolvers' && source.text.slice(...exprName.range) === 'Promise.withResolvers';
    if (exprName.type !== 'Identifier')
        return false;
    const from = moduleOf(source.bindings.variable(exprName));
    return from !== undefined && libraries[library].modules.includes(from);
}
/** The name of a static member, or undefined. */
export function memberName(node) {
    return node.type === 'MemberExpression' && !node.computed ? propertyName(node) : undefined;
}
