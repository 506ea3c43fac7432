import { wrapped } from "../../source/ast.js";
import { construct } from "./around.js";
import { editOrigin } from "./edit-origin.js";
import { settlingMethod } from "./handle-edits.js";
import { takeLocalName } from "./local-name.js";
import { editPublicFields } from "./public-fields.js";
import { isOpen, resultType } from "./result-type.js";
import { SkipSite } from "./skip.js";
/**
 * Makes a source of the promise alone: the places that kept its resolvers come to keep the functions of the source,
 * which are bound and do the same.
 */
export function editWithFunctions(site, source, names) {
    if (site.position.kind === 'field')
        return editPublicFields(site, source, names);
    if (site.position.kind === 'expression')
        throw new SkipSite('position');
    const name = takeLocalName(site, names, source);
    const type = resultType(site.node, source);
    const edits = editOrigin({ site, make: `const ${name} = ${construct(type, site, source)}`, value: name, removed: [] }, source);
    for (const { role, variable } of site.resolvers) {
        for (const { identifier } of variable.references)
            edits.push(editUse(identifier, role, name, type, source));
    }
    return edits;
}
function editUse(identifier, role, name, type, source) {
    const at = wrapped(identifier);
    const { parent } = at;
    if (parent?.type === 'CallExpression' && parent.callee === identifier && !parent.optional && role !== 'either') {
        const method = settlingMethod(parent, role, source);
        const isPlain = method !== 'trySetResult' || type === undefined || !isOpen(type, identifier);
        return { range: identifier.range, text: `${name}.${isPlain ? method : role}` };
    }
    const value = `${name}.${role}`;
    if (parent?.type === 'Property' && parent.shorthand && parent.value === identifier)
        return { range: parent.range, text: `${source.text.slice(...parent.key.range)}: ${value}` };
    return { range: identifier.range, text: value };
}
