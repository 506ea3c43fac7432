import { enclosingFunction, functionName } from "../../source/ast.js";
import { promiseName } from "./around.js";
import { sourceName } from "./names.js";
import { regionOf } from "./origin-site.js";
/**
 * A name for the source of a promise where nothing that is kept gives one: that of the promise, else `source`, or where that
 * is something else, that of the function.
 */
export function takeLocalName(site, names, source) {
    const region = regionOf(site, source);
    const wanted = sourceName('', promiseName(site));
    const fn = enclosingFunction(site.node);
    const named = fn && functionName(fn)?.replace(/^[#_]+/u, '');
    const isName = named !== undefined && named !== 'constructor' && /^[A-Za-z]\w*$/u.test(named);
    const other = isName ? sourceName(named, undefined) : wanted;
    return names.take(names.isForeign(wanted, region) ? other : wanted, region);
}
