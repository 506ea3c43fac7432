import { isFunction, isInside, unwrap } from "../source/ast.js";
import { isNamePart, isSpace } from "../source/text.js";
import { completionModel } from "./build-model.js";
import { registers } from "./destinations.js";
/**
 * Whether what the expression shows of its resolvers is all that there is: none is kept, put into an object, or given to a
 * function of the file. The rest of the file may only tell that a name is not what it seems, as a `Promise` of its own is.
 */
export function keepsResolvers(construction) {
    const { completions, records } = completionModel(construction.source);
    return records.size === 0 && completions.every((completion) => isKnown(completion, construction));
}
function isKnown({ kind, node, executor, handles }, construction) {
    if (kind !== 'executor')
        return false;
    // An executor that stands elsewhere is not seen.
    if (executor === undefined ? node.arguments.length > 0 : !isInside(executor, node))
        return false;
    return handles.every((handle) => staysInside(handle, construction));
}
function staysInside({ use, through }, { source, file }) {
    switch (use.kind) {
        case 'settle':
        case 'alias':
        case 'test':
            return true;
        case 'hand-off': {
            // A closure around a resolver is followed into no function, nor is what is registered.
            if (through !== undefined)
                return true;
            const { to } = use;
            if (to.type !== 'CallExpression' && to.type !== 'NewExpression')
                return true;
            return registers(to) || isSurelyForeign(to.callee, source, file);
        }
        default:
            return false;
    }
}
/** Whether the file holds no function, method or class that a callee may be, but for those that the expression itself holds. */
function isSurelyForeign(callee, source, file) {
    const at = unwrap(callee);
    if (isFunction(at))
        return true;
    if (at.type === 'Identifier')
        return source.bindings.variable(at) !== undefined || !mayDefine(file, at.name);
    if (at.type !== 'MemberExpression')
        return false;
    const object = unwrap(at.object);
    if (object.type === 'Identifier')
        return source.bindings.variable(object) !== undefined || !(aliasOfThis.test(file) || mayDefine(file, object.name));
    return object.type !== 'ThisExpression';
}
/** `const self = this` */
const aliasOfThis = /(?:=|\*\/)\s*this\b(?!\s*[.[?!(])/;
/** Whether a text may define a function or class of that name. */
function mayDefine(text, name) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
        const end = at + name.length;
        if (isNamePart(text.charCodeAt(at - 1)) || isNamePart(text.charCodeAt(end)))
            continue;
        let after = end;
        while (isSpace(text.charCodeAt(after)))
            after++;
        let before = at;
        while (isSpace(text.charCodeAt(before - 1)))
            before--;
        // A comment may stand on either side.
        if (/[=:!/]/.test(text.charAt(after)) || /[*/]/.test(text.charAt(before - 1)))
            return true;
        if (/\b(?:function|class)$/.test(text.slice(Math.max(0, before - 9), before)))
            return true;
    }
    return false;
}
