import { enclosingFunction, wrapped } from "../../source/ast.js";
import { attempt } from "../attempt.js";
import { isTyped } from "../deferred-to-source/result-type.js";
import { optionsText } from "../layout.js";
import { isValueUnused, trySite } from "../promise-site.js";
import { hasOwnContext } from "./own-context.js";
import { isLasting } from "./lasting.js";
import { millisecondsText } from "./milliseconds.js";
import { declineDelay } from "./reasons.js";
import { signalOptions } from "./signal-option.js";
import { timerPromise } from "./timer-promise.js";
/** Plans `delay` in place of a promise that a timer fulfills; undefined for any other promise. */
export function planDelay(completion, source) {
    const site = trySite(completion, source);
    const timer = site && timerPromise(site, source);
    if (site === undefined || timer?.role !== 'resolve')
        return undefined;
    return attempt(source, () => {
        if (timer.isKept)
            return declineDelay('timer-kept');
        const { time, value } = timer;
        if (hasOwnContext(site.executor, [time, value], source))
            return declineDelay('executor-context');
        if (value && timer.isLate && !isLasting(value, time, source))
            return declineDelay('made-late');
        const milliseconds = millisecondsText(time, source) ?? declineDelay('time-unknown');
        const options = value && !isUndefined(value) ? [valueOption(value, source)] : [];
        options.push(...signalOptions(site.node, source));
        const head = `delay${typeArgument(site, options.length > 0 && value !== undefined, source)}(${milliseconds}`;
        const rest = options.length === 0 ? '' : `, ${optionsText(options, head.length + 2, site.node, source)}`;
        return { edits: [{ range: site.node.range, text: `${head}${rest})` }], name: 'delay', at: site.node };
    });
}
function isUndefined(value) {
    return value.type === 'Identifier' && value.name === 'undefined';
}
function valueOption(value, source) {
    const text = source.text.slice(...value.range);
    return text === 'value' ? text : `value: ${text}`;
}
/** Keeps the type of the promise where anybody could see it. */
function typeArgument({ node }, hasValue, source) {
    if (!isTyped(source) || (isValueUnused(node) && !hasValue))
        return '';
    const own = node.typeArguments?.params[0];
    if (own !== undefined) {
        const text = source.text.slice(...own.range);
        return text === 'void' && !hasValue ? '' : `<${text}>`;
    }
    return isPlaceOfItsOwn(node) || (hasValue && isReturnedUntyped(node)) ? '<unknown>' : '';
}
/** Whether what a promise is put into takes its type from it, and may be given others later. */
function isPlaceOfItsOwn(node) {
    let at = wrapped(node);
    let isInside = false;
    while (at.parent &&
        /^(?:ArrayExpression|ObjectExpression|Property|ConditionalExpression|AwaitExpression)$/u.test(at.parent.type)) {
        at = wrapped(at.parent);
        isInside = true;
    }
    const { parent } = at;
    if (parent?.type === 'PropertyDefinition')
        return parent.typeAnnotation === undefined && !(parent.readonly && !isInside);
    if (parent?.type !== 'VariableDeclarator' || parent.id.typeAnnotation)
        return false;
    return isInside || parent.parent.kind !== 'const';
}
/** Whether the promise is what a function gives of which nothing says what it gives: its callers know no more of the value. */
function isReturnedUntyped(node) {
    const at = wrapped(node);
    const { parent } = at;
    const isReturned = parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === at);
    const fn = isReturned ? enclosingFunction(at) : undefined;
    if (fn === undefined || fn.returnType)
        return false;
    if (fn.type === 'FunctionDeclaration')
        return true;
    const holder = wrapped(fn).parent;
    return holder?.type === 'MethodDefinition' || (holder?.type === 'VariableDeclarator' && !holder.id.typeAnnotation);
}
