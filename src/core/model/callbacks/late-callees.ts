import { calledName, dottedName, isFunction, lastName, propertyName, unwrap, type Node } from '../../source/ast.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { calledFunction, localFunction } from '../local-functions.ts';
import { moduleOf } from '../origins.ts';
import { reactedTo } from '../reactions.ts';

/** Modules of Node, and some like them, whose functions call back in a later turn, on success and on failure. */
const lateModules =
  /^(?:node:)?(?:fs|http|https|http2|net|tls|dns|dgram|child_process|zlib|crypto|readline|timers)$|^(?:fs-extra|graceful-fs|request|superagent)$/;
const lateGlobals = /^(?:fs|http|https|net|dns|child_process|zlib|chrome|browser|indexedDB)$/;

/** Methods of the web platform that call back in a later turn, which nothing else has by that name. */
const lateMethods = /^(?:getCurrentPosition|watchPosition|toBlob|webkitGetUserMedia|webkitRequestFileSystem)$/;

/** Whether a callee is a function of such a module, or such a method: `fs.readFile`, `get` imported from `node:http`. */
export function isLateCallee(callee: Node, source: Source): boolean {
  if (callee.type === 'MemberExpression' && lateMethods.test(propertyName(callee) ?? ''))
    return localFunction(callee, source) === undefined;
  const name = dottedName(callee);
  if (name === undefined || name.endsWith('Sync')) return false;
  const root = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  if (root.type !== 'Identifier') return false;
  const variable = source.bindings.variable(root);
  if (variable === undefined || variable.defs.length === 0)
    return callee.type === 'MemberExpression' && lateGlobals.test(root.name);
  const from = moduleOf(variable);
  return from !== undefined && lateModules.test(from);
}

/** Servers, connections and consoles by what everybody calls them, and what they do in a later turn at the earliest. */
const lateObjects = /^[_#]*(?:\w*[sS]erver|\w*[sS]ocket|sock|rl)$/;
const namedMethods = /^(?:close|end|write|listen|question)$/;

/** Whether a callee is by its name, and that of its object, a method which calls back later: `server.close(done)`. */
export function isNamedLate(callee: Node): boolean {
  const at = unwrap(callee);
  if (at.type !== 'MemberExpression' || !namedMethods.test(propertyName(at) ?? '')) return false;
  const object = lastName(at.object) ?? '';
  // `app.listen(port, done)`: frameworks for servers call their object so, and give what they are told to the server.
  return lateObjects.test(object) || (object === 'app' && propertyName(at) === 'listen');
}

/** Whether a callee is a method of what such a module has made: `server.listen`, `net.connect(port).setTimeout`. */
export function isMethodOfLate(callee: Node, source: Source): boolean {
  const at = unwrap(callee);
  if (at.type !== 'MemberExpression') return false;
  const object = unwrap(at.object);
  const variable = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  const init = constantValue(variable);
  const made = init ? unwrap(init) : object;
  if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return false;
  return calledName(made) !== 'require' && isLateCallee(unwrap(made.callee), source);
}

/**
 * `try { load().then(done); } catch { done(); }` around an asynchronous function: what that throws, its promise tells of, so
 * that nothing comes to the `catch`.
 */
export function isInVain(node: Node, source: Source): boolean {
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent) {
    const { parent }: Node = at;
    if (parent?.type !== 'TryStatement' || parent.handler !== at) continue;
    const [only, ...more] = parent.block.body;
    return more.length === 0 && only?.type === 'ExpressionStatement' && isOnlyLaunch(only.expression, source);
  }
  return false;
}

/** Whether an expression calls an asynchronous function of the file, and adds reactions at most. */
function isOnlyLaunch(expression: Node, source: Source): boolean {
  const at = unwrap(expression);
  if (at.type !== 'CallExpression') return false;
  const isPlain = at.arguments.every(
    (each) => isFunction(each) || each.type === 'Identifier' || each.type === 'Literal',
  );
  const before = reactedTo(at);
  if (before !== undefined) return isPlain && isOnlyLaunch(before, source);
  return isPlain && calledFunction(at, source)?.async === true;
}
