import { lastName } from "../../source/ast.js";
/**
 * Emitters that are an `EventTarget` as well, with other events under the same names: the sockets of `ws`, the ports of
 * worker threads. `fromEvent` listens to them as to an `EventTarget`.
 */
const both = /(?:^|[_$]|[a-z])(?:ws|[wW]eb_?[sS]ocket|[pP]ort\d?|[cC]hannel)$|^_?(?:ws|WS)\d*$/u;
const sockets = /^_*(?:\w*(?:[sS]ocket|[cC]lient|[cC]onn(?:ection)?|[pP]eer))$/u;
export function mayBeBoth(emitter, source) {
    const name = lastName(emitter) ?? '';
    if (both.test(name))
        return true;
    return sockets.test(name) && /['"]ws['"]/u.test(source.text);
}
/** Packages whose emitters take a listener away by what registering it gives, and have no other means. */
const subscribing = /['"](?:react-native|nanoevents|expo(?:-[\w-]+)?|@react-native[\w-]*\/[\w-]+)['"]/u;
export function mayLackRemoval(source) {
    return subscribing.test(source.text);
}
