import { enclosingFunction, propertyName, wrapped } from "../../source/ast.js";
import { isLetGo, servesFunction } from "./signals-reach.js";
import { signals } from "./signals.js";
/**
 * Whether a signal should end what is done at the place: one that was given, or one of its own that it has given to nobody,
 * or that it asks afterwards whether it was aborted meanwhile. `_signal` says that it is not used on purpose.
 */
export function isMeantForUse({ ownership, origin, variable, node }, place) {
    if (node.name.startsWith('_'))
        return false;
    if (ownership === 'foreign')
        return true;
    const uses = variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier);
    const asks = uses.filter(({ parent }) => {
        if (parent?.type !== 'MemberExpression')
            return false;
        const name = propertyName(parent) ?? '';
        return origin === 'controller'
            ? name === 'abort'
            : /^(?:aborted|reason|throwIfAborted|onabort|addEventListener)$/u.test(name);
    });
    if (asks.length === uses.length && (origin !== 'controller' || uses.length > 0))
        return true;
    return uses.some((use) => isAskedBehind(use, place));
}
/** `const found = await fetch(url); if (!signal.aborted) show(found);` */
function isAskedBehind(use, place) {
    if (use.range[0] < place.range[1] || enclosingFunction(use) !== enclosingFunction(place))
        return false;
    let { parent } = use;
    if (parent?.type === 'MemberExpression' && propertyName(parent) === 'signal')
        ({ parent } = wrapped(parent));
    return parent?.type === 'MemberExpression' && /^(?:aborted|throwIfAborted)$/u.test(propertyName(parent) ?? '');
}
/** The signal that ought to end a wait at the node: the innermost in scope that is meant for use, where the wait is a part of what it governs. */
export function signalForWait(node, source) {
    const signal = [...signals(source).inScope(node)].find((each) => isMeantForUse(each, node));
    if (signal === undefined || isLetGo(node, source))
        return undefined;
    return servesFunction(node, signal, source, { isWait: true }) ? signal : undefined;
}
