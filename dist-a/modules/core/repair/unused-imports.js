import { unwrap } from "../source/ast.js";
import { moduleOf } from "../model/origins.js";
import { losesComment } from "./comments.js";
import { removeStatement } from "./layout.js";
/**
 * The edits that remove the imports of some modules, or of all, that a rewrite left without a use: those that were used
 * before. What was not used before has another reason to be there.
 */
export function removeUnusedImports(before, after, modules) {
    const used = new Set(importsOf(before, modules).flatMap(({ names, module }) => names.filter(({ isUsed }) => isUsed).map(({ node }) => `${module} ${before.text.slice(...node.range)}`)));
    return importsOf(after, modules).flatMap(({ module, statement, names }) => {
        const gone = names.filter(({ node, isUsed }) => !isUsed && used.has(`${module} ${after.text.slice(...node.range)}`));
        if (gone.length === 0)
            return [];
        const edits = gone.length === names.length
            ? [removeStatement(after, statement)]
            : gone.flatMap(({ node }) => removeName(node, statement, gone, after));
        return edits.some((edit) => losesComment(edit, after)) ? [] : edits;
    });
}
function importsOf(source, modules) {
    const isMeant = (module) => modules === undefined || modules.includes(module);
    return source.ast.body.flatMap((statement) => {
        if (statement.type === 'ImportDeclaration') {
            if (!isMeant(statement.source.value) || statement.specifiers.length === 0)
                return [];
            return [{ module: statement.source.value, statement, names: statement.specifiers.map(use) }];
        }
        if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1)
            return [];
        const [{ id, init }] = statement.declarations;
        const [variable] = source.bindings.declared(statement.declarations[0]);
        const module = init && variable ? moduleOf(variable) : undefined;
        if (module === undefined || !isMeant(module))
            return [];
        if (id.type === 'Identifier')
            return [{ module, statement, names: [use(id)] }];
        if (id.type !== 'ObjectPattern' || id.properties.some((each) => each.type !== 'Property'))
            return [];
        return [{ module, statement, names: id.properties.map(use) }];
    });
    function use(node) {
        const variables = [...source.bindings.declared(node)];
        const id = node.type === 'Property' ? unwrap(node.value) : node;
        const own = id.type === 'Identifier' ? source.bindings.declaredBy(id) : undefined;
        if (own)
            variables.push(own);
        return { node, isUsed: variables.some(({ references }) => references.some((each) => each.init !== true)) };
    }
}
/** Takes a name out of the braces, and braces that nothing is left in. */
function removeName(node, statement, gone, source) {
    const { text } = source;
    if (statement.type !== 'ImportDeclaration')
        return removeFromList(node, propertiesOf(statement));
    const named = statement.specifiers.filter((each) => each.type === 'ImportSpecifier');
    if (node.type === 'ImportSpecifier') {
        const isLast = named.every((each) => gone.some((other) => other.node === each));
        if (!isLast)
            return removeFromList(node, named, gone);
        if (node !== named[0])
            return [];
        // `import a, { b }`: the comma goes with the braces.
        const open = text.lastIndexOf('{', node.range[0]);
        const close = text.indexOf('}', named.at(-1)?.range[1] ?? node.range[1]) + 1;
        const comma = /,\s*$/u.exec(text.slice(0, open));
        return [{ range: [comma ? comma.index : open, close], text: '' }];
    }
    const open = text.indexOf('{', node.range[1]);
    return open < 0 || open > statement.range[1] ? [] : [{ range: [node.range[0], open], text: '' }];
}
function propertiesOf(statement) {
    const id = statement.type === 'VariableDeclaration' ? statement.declarations[0].id : undefined;
    return id?.type === 'ObjectPattern' ? id.properties : [];
}
function removeFromList(node, all, gone = []) {
    const index = all.indexOf(node);
    const before = all.slice(0, index).findLast((each) => !gone.some((other) => other.node === each));
    const [previous, next] = [all[index - 1], all[index + 1]];
    if (before !== undefined && previous)
        return [{ range: [previous.range[1], node.range[1]], text: '' }];
    return next ? [{ range: [node.range[0], next.range[0]], text: '' }] : [];
}
