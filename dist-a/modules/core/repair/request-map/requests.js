import { isInside, unwrap } from "../../source/ast.js";
import { formOf } from "../deferred-to-source/element-form.js";
import { keepsOf } from "../deferred-to-source/kept.js";
import { isRefusal } from "../deferred-to-source/skip.js";
import { promisedType, promiseSite, settlerReferences, statementsOf } from "../promise-site.js";
import { decline } from "./reasons.js";
/** Undefined where the settlers go elsewhere. */
export function requestOf(completion, source) {
    if (completion.kind !== 'executor')
        return undefined;
    const keep = onlyKeep(completion, source);
    const set = keep?.write;
    if (keep === undefined || set?.type !== 'CallExpression' || keep.value.type !== 'ObjectExpression')
        return undefined;
    const callee = unwrap(set.callee);
    const isSet = callee.type === 'MemberExpression' && source.text.slice(...callee.property.range) === 'set';
    return isSet && set.arguments.length === 2 ? { completion, place: keep.place, set } : undefined;
}
function onlyKeep(completion, source) {
    try {
        const [keep, ...others] = keepsOf(completion, source);
        return others.length === 0 && keep?.isCollection === true ? keep : undefined;
    }
    catch {
        // Kept in some other manner.
        return undefined;
    }
}
/** The text of `map.create(key)`, and the type of what it promises. @throws {Declined} */
export function createText({ completion, set }, source) {
    const site = promiseSite(completion, source);
    const [only, ...others] = statementsOf(site.executor);
    const call = only && unwrap(only.type === 'ExpressionStatement' ? only.expression : only);
    if (call !== set || others.length > 0)
        return decline('other-work');
    const [key, record] = set.arguments;
    if (key === undefined || record === undefined)
        return decline('use-unknown');
    if (settlerReferences(site).some(({ identifier }) => !isInside(identifier, record)))
        return decline('other-work');
    if (!isPair(keepsOf(completion, source), source))
        return decline('record-other');
    return {
        text: `${mapText(set, source)}.create(${source.text.slice(...key.range)})`,
        type: promisedType(site, source),
    };
}
/** Whether what is kept is `{ resolve, reject }` and no more. */
function isPair(keeps, source) {
    try {
        const { isSource, roles } = formOf(keeps, source);
        return isSource && roles.size === 2;
    }
    catch (error) {
        if (isRefusal(error))
            return false;
        throw error;
    }
}
/** The map that a method is called on, as written. */
export function mapText(call, source) {
    const callee = unwrap(call.callee);
    const object = callee.type === 'MemberExpression' ? callee.object : callee;
    return source.text.slice(...object.range);
}
