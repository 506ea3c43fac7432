import {
  chainRootOf,
  dottedName,
  enclosingClass,
  enclosingFunction,
  isInside,
  rootOf,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { makesNew } from './fresh-emitters.ts';
import { usesOfInner } from './callbacks/inner-functions.ts';
import { isWholeModule } from './origins.ts';
import { isMade, isMadeByClass } from './own-emissions.ts';
import type { Registration } from './registrations.ts';
import { isHookOrTest, isInHook, isInTest } from './test-code.ts';

/**
 * Whether a test listens to an emitter of its own: what that tells, and how often, the test brings about, and both are
 * gone with it. What all tests of a file share outlives a wait, and what a helper is given may be waited for again.
 */
export function isForOneTest({ kind, receiver, node }: Registration, source: Source): boolean {
  if ((kind !== 'listener' && kind !== 'subscription') || receiver === undefined) return false;
  return isOfOneTest(receiver, node, source);
}

/** Whether an emitter that a node listens to is the test's own. */
export function isOfOneTest(emitter: Node, node: Node, source: Source): boolean {
  if (!isInTest(node, source)) return false;
  const home = homeOf(node);
  return (home !== undefined && isOwn(emitter, home, source, 0)) || isFixture(emitter, source);
}

/** `this.player` of a test, `let queue; beforeEach(() => { queue = new Queue(); })`, and what these give. */
function isFixture(emitter: Node, source: Source): boolean {
  const root = chainRootOf(emitter);
  if (root.type === 'ThisExpression') return enclosingClass(root) === undefined && isInTest(root, source);
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  return variable !== undefined && isSetInHook(variable);
}

function isSetInHook({ references }: Variable): boolean {
  return references.some(({ writeExpr }) => writeExpr && isInHook(writeExpr));
}

/** The code that waits: the callback of a test or hook, one of a table of cases, or a helper, which has a name. */
interface Home {
  readonly fn: FunctionNode;
  readonly isHelper: boolean;
}

function homeOf(node: Node): Home | undefined {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const { parent } = wrapped(fn);
    if (isHookOrTest(fn)) return { fn, isHelper: false };
    if (parent?.type === 'Property' && isCase(parent.parent)) return { fn, isHelper: false };
    if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression' && !isReturned(fn))
      return { fn, isHelper: true };
  }
  return undefined;
}

/**
 * `[{ title: 'tells', action: async (context) => { … } }]`, `integrationTest('tells', { body: async (node) => { … } });`:
 * what runs the cases has their functions for itself, and makes for each what it gives them.
 */
function isCase(object: Node): boolean {
  const at = wrapped(object);
  const { parent } = at;
  if (parent?.type === 'ArrayExpression') return true;
  return (
    parent?.type === 'CallExpression' && parent.callee !== at && wrapped(parent).parent?.type === 'ExpressionStatement'
  );
}

function isReturned(fn: Node): boolean {
  const { parent } = wrapped(fn);
  return parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression';
}

/** Whether the emitter begins in the code that waits, as far as that shows. */
function isOwn(emitter: Node, home: Home, source: Source, depth: number): boolean {
  let at = unwrap(emitter);
  while (at.type === 'CallExpression' || at.type === 'MemberExpression' || at.type === 'AwaitExpression') {
    // `const [client, server] = Object.values(new SocketPair())`: its parts are as old as the whole.
    const [whole] = at.type === 'CallExpression' && dottedName(at.callee) === 'Object.values' ? at.arguments : [];
    if (whole !== undefined) return isOwn(whole, home, source, depth + 1);
    if (!home.isHelper && at.type === 'CallExpression' && isFunctionOfFile(at.callee, source)) return true;
    // `(await Broker.createBroker()).events`, `document.createElement('a')`
    if (makesNew(at, source) || isMadeByClass(at)) return true;
    at = unwrap(at.type === 'CallExpression' ? at.callee : at.type === 'MemberExpression' ? at.object : at.argument);
  }
  if (at.type === 'ThisExpression') return !home.isHelper && enclosingClass(at) === undefined;
  if (at.type !== 'Identifier') return at.type === 'NewExpression';
  const variable = source.bindings.variable(at);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || depth > 5) return false;
  if (!isInside(definition.name, home.fn)) {
    // A helper in a test listens to what the test has; what it is given, others may have as well.
    const outer = home.isHelper ? homeOf(home.fn) : undefined;
    if (outer) return isOwn(at, outer, source, depth + 1);
    return isMadeIn(variable, home) || (!home.isHelper && isSetInHook(variable));
  }
  if (isHandedOut(variable, home.fn, source)) return false;
  // What a callback of the test is given, the test has.
  if (definition.node.type !== 'VariableDeclarator')
    return home.isHelper ? isGivenByTests(definition.name, home.fn, source) : true;
  const init = definition.node.init ?? undefined;
  return init === undefined ? !home.isHelper : isOwn(init, home, source, depth + 1);
}

/** `connect()`, and `helper.getNode('n1')` where `helper` is the module that it comes from as a whole. */
function isFunctionOfFile(callee: Node, source: Source): boolean {
  const at = unwrap(callee);
  if (at.type === 'Identifier') return true;
  const object = at.type === 'MemberExpression' ? unwrap(at.object) : undefined;
  return object?.type === 'Identifier' && isWholeModule(source.bindings.variable(object));
}

/** Whether a helper that is the file's own is given an emitter of its own by each test that calls it. */
function isGivenByTests(parameter: Node, fn: FunctionNode, source: Source): boolean {
  const index = fn.params.findIndex((each) => each === parameter);
  const uses = index < 0 ? undefined : usesOfInner(fn, source);
  if (uses === undefined || uses.length === 0) return false;
  return uses.every((use) => {
    const call = wrapped(use).parent;
    const given = call?.type === 'CallExpression' && call.callee === wrapped(use) ? call.arguments[index] : undefined;
    return given !== undefined && isOfOneTest(given, given, source);
  });
}

/** Whether the code that waits makes it anew, although others see it: `queue = new Queue()`. */
function isMadeIn({ references }: Variable, { fn }: Home): boolean {
  return references.some(({ writeExpr }) => writeExpr && isInside(writeExpr, fn) && isMade(writeExpr));
}

/** `shared.agenda = agenda` */
function isHandedOut({ references }: Variable, home: Node, source: Source): boolean {
  return references.some(({ identifier }) => {
    const at = wrapped(identifier);
    const { parent } = at;
    if (parent?.type !== 'AssignmentExpression' || parent.right !== at) return false;
    const root = rootOf(parent.left);
    const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
    return variable?.identifiers.every((each) => isInside(each, home)) !== true;
  });
}
