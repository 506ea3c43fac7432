import { calleePath } from "../../model/callee-path.js";
/** Modules of Node whose functions call back in its manner. */
const modules = /^(?:fs|zlib|dns|crypto|child_process|stream)\.(\w+)$/u;
/** Functions that `util.promisify` makes something else of: they have a promisified form of their own, or are bound. */
const custom = /^(?:exec|execFile|exists|lookup|lookupService|read|write|readv|writev|generateKeyPair|randomInt|pipeline|finished|setTimeout)$/u;
/** What is known of a call of a function of Node's own; undefined for any other. */
export function builtinCall({ callee }, source) {
    const name = modules.exec(calleePath(callee, source) ?? '')?.[1];
    return name === undefined ? undefined : { isPlain: !custom.test(name) };
}
