import { enclosingFunction, propertyName, wrapped } from "../../source/ast.js";
import { isConstant } from "../../source/scopes.js";
import { settlingMethod } from "../deferred-to-source/handle-edits.js";
import { sourceName } from "../deferred-to-source/names.js";
import { indentAt, lineBreak, semicolon } from "../layout.js";
import { isReacting } from "./edit-members.js";
import { Refusal } from "./refusal.js";
/**
 * `const { promise, resolve, reject } = Promise.withResolvers()`: one source in place of the variables.
 * @throws {Refusal} for a use that is not understood.
 */
export function editDestructured(pattern, construct, source, names) {
    const declarator = pattern.parent;
    if (declarator.type !== 'VariableDeclarator' || declarator.parent.parent.type === 'ExportNamedDeclaration')
        throw new Refusal(declarator.type === 'VariableDeclarator' ? 'reachable' : 'use-unknown');
    if (pattern.typeAnnotation)
        throw new Refusal('type-unknown');
    const variables = new Map();
    for (const property of pattern.properties) {
        const name = property.type === 'Property' ? propertyName(property) : undefined;
        const variable = property.type === 'Property' && property.value.type === 'Identifier'
            ? source.bindings.declaredBy(property.value)
            : undefined;
        if (variable === undefined || variables.has(name))
            throw new Refusal('use-unknown');
        if (name !== 'promise' && name !== 'resolve' && name !== 'reject')
            throw new Refusal('library-member');
        if (!isConstant(variable) || variable.defs.length !== 1)
            throw new Refusal('use-unknown');
        variables.set(name, variable);
    }
    const promise = variables.get('promise');
    const settler = variables.get('resolve') ?? variables.get('reject');
    const region = enclosingFunction(pattern) ?? source.ast;
    const isNamed = promise !== undefined && promise.name !== 'promise';
    const name = names.take(sourceName(isNamed ? '' : (settler?.name ?? ''), promise?.name), region);
    const edits = [];
    let made = `${name} = ${construct}`;
    const keepsPromise = promise !== undefined && (isNamed || isTypeQueried(promise));
    if (keepsPromise)
        made += keptPromise(promise.name, name, declarator, source);
    edits.push({ range: declarator.range, text: made });
    let reacting = false;
    for (const [member, variable] of variables) {
        if (member === 'promise' && keepsPromise)
            continue;
        for (const { identifier, init } of variable.references) {
            if (init === true)
                continue;
            edits.push(...editUse(identifier, member, name, source));
            reacting ||= member !== 'promise' && isReacting(identifier);
        }
    }
    return { edits, isReacting: reacting };
}
/** A promise that has a name of its own keeps it. */
function keptPromise(promise, name, declarator, source) {
    const declaration = declarator.parent;
    const { parent, declarations } = declaration;
    if (declarations.length > 1 || !('body' in parent) || !Array.isArray(parent.body))
        return `, ${promise} = ${name}.promise`;
    const { text } = source;
    const start = declaration.range[0];
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    if (line.trim() !== '')
        return `, ${promise} = ${name}.promise`;
    const end = text[declaration.range[1] - 1] === ';' ? ';' : semicolon(text) === ';' ? ';' : '';
    return `${end}${lineBreak(text)}${indentAt(text, start)}${declaration.kind} ${promise} = ${name}.promise`;
}
function isTypeQueried(variable) {
    return variable.references.some(({ identifier }) => identifier.parent?.type === 'TSTypeQuery');
}
function editUse(node, member, name, source) {
    const { parent } = node;
    switch (parent.type) {
        case 'ExportSpecifier':
        case 'ExportDefaultDeclaration':
            throw new Refusal('reachable');
        case 'Property':
            if (parent.shorthand && parent.parent.type === 'ObjectExpression')
                return [{ range: parent.range, text: `${member}: ${name}.${member}`.replace(/^\w+/u, keyText(parent)) }];
            break;
        case 'TSTypeQuery':
        case 'JSXIdentifier':
            throw new Refusal('use-unknown');
        case 'CallExpression':
            if (parent.callee === node && member !== 'promise') {
                const method = parent.optional || parent.typeArguments ? member : settlingMethod(parent, member, source);
                return [{ range: node.range, text: `${name}.${method}` }];
            }
            break;
        case 'NewExpression':
            if (parent.callee === node)
                throw new Refusal('use-unknown');
            break;
        default:
    }
    if (wrapped(node).parent?.type === 'TaggedTemplateExpression')
        throw new Refusal('use-unknown');
    return [{ range: node.range, text: `${name}.${member}` }];
}
function keyText({ key }) {
    return key.type === 'Identifier' ? key.name : '';
}
