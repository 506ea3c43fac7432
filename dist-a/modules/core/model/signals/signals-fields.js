import { functionName, isFunction, isInside, propertyName, } from "../../source/ast.js";
import { annotatesSignal, signalName } from "./signals-annotations.js";
import { evidenceOf } from "./signals-evidence.js";
import { isCleanup } from "./signals-reach.js";
import { signals } from "./signals.js";
/** The signal in a field that the method around the node heeds in other places: its work is governed by it. */
export function fieldSignalAt(node, source) {
    if (words(source).length === 0)
        return undefined;
    const holder = methodAround(node);
    if (holder === undefined || isCleanup(functionName(holder)))
        return undefined;
    for (const member of membersIn(holder, source)) {
        const name = propertyName(member) ?? '';
        // Who listens ends the work by hand.
        const uses = source.mentions.members(name).filter((each) => each.object.type === 'ThisExpression');
        if (uses.some((use) => isInside(use, holder) && isListened(use)))
            return undefined;
        if (signals(source).ownership(member) !== 'foreign' ||
            !(isDeclared(name, member, source) || evidenceOf(uses) === 'yes'))
            continue;
        return {
            expression: source.text.slice(...member.range),
            ownership: 'foreign',
            origin: 'field',
            node: member.property,
            holder,
        };
    }
    return undefined;
}
/** The method that a node is in, through arrow functions alone: `this` is the same in both. */
function methodAround(node) {
    for (let at = node.parent; at; at = at.parent) {
        if (!isFunction(at) || at.type === 'ArrowFunctionExpression')
            continue;
        return at.parent.type === 'MethodDefinition' && at.parent.kind === 'method' ? at : undefined;
    }
    return undefined;
}
function* membersIn(holder, source) {
    for (const word of words(source)) {
        for (const node of source.mentions.namedWithin(word.replace(/^#/u, ''), holder)) {
            const { parent } = node;
            if (parent?.type !== 'MemberExpression' || parent.property !== node || parent.object.type !== 'ThisExpression')
                continue;
            const isWritten = parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent;
            if (!isWritten)
                yield parent;
        }
    }
}
const found = new WeakMap();
/** The names after `this.` in the text that may be those of signals. */
function words({ ast, text }) {
    let names = found.get(ast);
    if (names === undefined) {
        const all = [...text.matchAll(/\bthis\.#?_?(\w*[sS]ignal)\b/gu)];
        names = [...new Set(all.map(([match]) => match.slice('this.'.length)))].filter((name) => signalName.test(name.replace(/^[#_]+/u, '')));
        found.set(ast, names);
    }
    return names;
}
function isListened({ parent }) {
    return parent.type === 'MemberExpression' && /^(?:addEventListener|onabort)$/u.test(propertyName(parent) ?? '');
}
/** `readonly #signal: AbortSignal;`, `constructor(private signal: AbortSignal) {}` */
function isDeclared(name, within, source) {
    let owner = within;
    while (owner && owner.type !== 'ClassBody')
        owner = owner.parent;
    return (owner?.body ?? []).some((element) => {
        if (element.type === 'PropertyDefinition')
            return (propertyName(element) === name && annotatesSignal(element.typeAnnotation?.typeAnnotation, source) === 'yes');
        if (element.type !== 'MethodDefinition' || element.kind !== 'constructor')
            return false;
        return element.value.params.some((each) => {
            if (each.type !== 'TSParameterProperty')
                return false;
            const parameter = each.parameter.type === 'AssignmentPattern' ? each.parameter.left : each.parameter;
            return parameter.name === name && annotatesSignal(parameter.typeAnnotation?.typeAnnotation, source) === 'yes';
        });
    });
}
