import { calleeName } from "../flow/callback-timing.js";
import { isFunction, isInside, unwrap, wrapped } from "../source/ast.js";
const endings = /^(?:close|closed|end|exit|disconnect|error|finish|abort|aborted|terminated|destroy)$/iu;
/**
 * The ways in which a promise of the group comes to its end by itself, though its handle was dropped; `isKept` asks for
 * those that find it where it still is.
 */
export function safetyNets(group, source, isKept = false) {
    const nets = new Set();
    for (const completion of group.completions) {
        for (const { use } of completion.handles) {
            if (use.kind !== 'settle' && use.kind !== 'hand-off')
                continue;
            const net = netOf(use.node, completion, isKept ? undefined : group, source);
            if (net !== undefined)
                nets.add(net);
        }
    }
    return nets;
}
function netOf(node, completion, group, source) {
    for (let at = wrapped(node); at.parent; at = wrapped(at.parent)) {
        const { parent } = at;
        // What asks the collection first finds nothing there after it was dropped.
        if (group && isFunction(at) && mentionsPlace(at, group, source))
            return undefined;
        if (parent.type === 'CallExpression' && parent.callee !== at) {
            const net = netBy(parent);
            if (net !== undefined)
                return net;
        }
        if (completion.executor !== undefined && !isInside(parent, completion.executor))
            return undefined;
    }
    return undefined;
}
function netBy(call) {
    const name = calleeName(call)?.replace(/^.*\./u, '') ?? '';
    if (name === 'setTimeout')
        return 'timer';
    const [event] = call.arguments;
    if (!/^(?:on|once|one|addListener|addEventListener|prependListener|prependOnceListener)$/u.test(name) || !event)
        return undefined;
    const at = unwrap(event);
    if (at.type !== 'Literal' || !endings.test(String(at.value)))
        return undefined;
    return /^abort/iu.test(String(at.value)) ? 'abort' : 'close';
}
function mentionsPlace(fn, group, source) {
    return group.places.some(({ name }) => [...source.mentions.namedWithin(name.replace(/^#/u, ''), fn)].some((node) => node.parent?.type === 'MemberExpression'));
}
