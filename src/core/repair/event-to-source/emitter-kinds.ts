import { lastName, unwrap, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { membersOf, typeOf } from '../deferred-to-source/member-type.ts';
import { namedType } from '../deferred-to-source/named-type.ts';

/**
 * Emitters that are an `EventTarget` as well, with other events under the same names: the sockets of `ws`, the ports of
 * worker threads. `fromEvent` listens to them as to an `EventTarget`.
 */
const both = /(?:^|[_$]|[a-z])(?:ws|[wW]eb_?[sS]ocket|[pP]ort\d?|[cC]hannel)$|^_?(?:ws|WS)\d*$/u;
const sockets = /^_*(?:\w*(?:[sS]ocket|[cC]lient|[cC]onn(?:ection)?|[pP]eer))$/u;

export function mayBeBoth(emitter: Node, source: Source): boolean {
  const name = lastName(emitter) ?? '';
  if (both.test(name)) return true;
  return sockets.test(name) && /['"]ws['"]/u.test(source.text);
}

/** Packages whose emitters take a listener away by what registering it gives, and have no other means. */
const subscribing = /['"](?:react-native|nanoevents|expo(?:-[\w-]+)?|@react-native[\w-]*\/[\w-]+)['"]/u;

const removal = /^(?:off|removeListener|removeEventListener)$/u;

export function mayLackRemoval(emitter: Node, source: Source): boolean {
  return subscribing.test(source.text) || isTypedWithoutRemoval(emitter, source);
}

/** Whether all that the file says of the type of an emitter has no method that takes a listener away. */
function isTypedWithoutRemoval(emitter: Node, source: Source): boolean {
  const type = typeOf(unwrap(emitter), source);
  const declared = type && namedType(type, source);
  if (declared?.type === 'TSInterfaceDeclaration' && declared.extends.length > 0) return false;
  const members = type && membersOf(type, source);
  return (
    members?.some((each) => 'key' in each && each.key.type === 'Identifier' && removal.test(each.key.name)) === false
  );
}
