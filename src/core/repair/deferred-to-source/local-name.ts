import { enclosingFunction, functionName } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { awaitedName, promiseName } from './around.ts';
import { sourceName, type NameAllocator } from './names.ts';
import { regionOf, type OriginSite } from './origin-site.ts';

/**
 * A name for the source of a promise where nothing that is kept gives one: that of the promise, else `source`, or where that
 * is something else, that of the function, or where it is another source, that of what the promise is awaited for.
 */
export function takeLocalName(site: OriginSite, names: NameAllocator, source: Source): string {
  const region = regionOf(site, source);
  const wanted = sourceName('', promiseName(site));
  const fn = enclosingFunction(site.node);
  const named = fn && functionName(fn)?.replace(/^[#_]+/u, '');
  const isName = named !== undefined && named !== 'constructor' && /^[A-Za-z]\w*$/u.test(named);
  const other = isName ? sourceName(named, undefined) : wanted;
  if (names.isForeign(wanted, region)) return names.take(other, region);
  const awaited = awaitedName(site);
  return names.take(awaited === undefined || names.isFree(wanted, region) ? wanted : sourceName('', awaited), region);
}
