import type { TSESTree } from '@typescript-eslint/types';
import {
  assignmentTo,
  dottedName,
  enclosingFunction,
  isFunction,
  isInside,
  lastName,
  propertyName,
  takenApart,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Identifier,
  type MemberExpression,
  type Node,
} from '../../source/ast.ts';
import { initializer, isConstant, isLeftToOthers, takenFrom, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { children } from '../../source/visit.ts';
import { getterRead, localFunction } from '../local-functions.ts';
import { functionsRun, testsGiven } from './given-tests.ts';
import { clock } from '../times.ts';
import { Looks, type Writes } from './waits-looks.ts';
import {
  eventless,
  looking,
  otherWindow,
  outside,
  outsideQuery,
  box,
  outsideType,
  pure,
  question,
  taking,
  told,
} from './waits-names.ts';

const noWrites: Writes = new Map();
const maxDepth = 3;

/** Tells what the tests of a loop or function look at, seen from inside it. */
export class Conditions {
  readonly #source: Source;
  readonly #home: Node;
  readonly #writes: Writes;
  readonly #isPaused: boolean;
  readonly #known = new Map<FunctionNode, number>();
  /** The variables whose values are being looked into. */
  readonly #sampled = new Set<Variable>();

  /** @param home the loop or function that runs again and again */
  constructor(source: Source, home: Node, writes: Writes = noWrites, isPaused = false) {
    this.#source = source;
    this.#home = home;
    this.#writes = writes;
    this.#isPaused = isPaused;
  }

  /** The same view, with what a turn writes, and whether others run in between: if not, what it takes anew is its own work. */
  after(writes: Writes, isPaused: boolean): Conditions {
    return new Conditions(this.#source, this.#home, writes, isPaused);
  }

  looksAt(node: Node, depth = 0): number {
    const at = unwrap(node);
    switch (at.type) {
      case 'Literal':
      case 'ThisExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ClassExpression':
      case 'TemplateElement':
      case 'MetaProperty':
      case 'PrivateIdentifier':
      case 'Super':
        return 0;
      case 'Identifier':
        return this.#name(at, depth);
      case 'MemberExpression':
        return this.#member(at, depth);
      case 'Property':
        return at.parent.type === 'ObjectPattern' ? this.#taken(at, at.parent, depth) : this.#all(children(at), depth);
      case 'CallExpression':
        return this.#call(at, depth);
      case 'NewExpression':
        return at.callee.type === 'Identifier' && at.callee.name === 'Date' && at.arguments.length === 0
          ? Looks.clock
          : at.callee.type === 'Identifier' && /^(?:Date|Set|Map|Array|\w*Error)$/.test(at.callee.name)
            ? this.#all(at.arguments, depth)
            : Looks.unknown;
      case 'UpdateExpression':
        return Looks.moving;
      case 'AssignmentExpression':
        // `n -= 1` moves on; `(job = queue.shift())` looks at what it takes.
        return at.operator === '=' ? this.looksAt(at.right, depth) : this.looksAt(at.right, depth) | Looks.moving;
      case 'BinaryExpression':
        return this.#binary(at, depth);
      case 'AwaitExpression': {
        const call = unwrap(at.argument);
        if (call.type !== 'CallExpression') return Looks.unknown;
        const local = functionsRun(call, this.#source).filter(({ async }) => async);
        return this.#results(local.length > 0 ? local : testsGiven(call, this.#source), depth);
      }
      case 'UnaryExpression':
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'SequenceExpression':
      case 'TemplateLiteral':
      case 'ArrayExpression':
      case 'ObjectExpression':
      case 'SpreadElement':
        return this.#all(children(at), depth);
      default:
        return Looks.unknown;
    }
  }

  /** The first part of a test that looks at state of this process. */
  statePart(test: Node): Node | undefined {
    const at = unwrap(test);
    if ((this.looksAt(at) & Looks.state) === 0) return undefined;
    if (at.type === 'LogicalExpression' || at.type === 'SequenceExpression' || at.type === 'UnaryExpression') {
      for (const child of children(at)) {
        const part = this.statePart(child);
        if (part !== undefined) return part;
      }
    }
    return at.type === 'AssignmentExpression' ? at.right : at;
  }

  #all(nodes: Iterable<Node>, depth: number): number {
    let looks = 0;
    for (const node of nodes) {
      looks |= this.looksAt(node, depth);
      if ((looks & Looks.unknown) !== 0) break;
    }
    return looks;
  }

  /** To compare state with a clock or a count is to wait for that clock or count. */
  #binary(at: TSESTree.BinaryExpression, depth: number): number {
    const [left, right] = [this.looksAt(at.left, depth), this.looksAt(at.right, depth)];
    const looks = left | right | (isRest(left, right) || isRest(right, left) ? Looks.rest : 0);
    if ((looks & Looks.moving) !== 0) return looks & ~Looks.state;
    return (looks & Looks.clock) !== 0 ? looks & ~Looks.state : looks;
  }

  #name(at: Identifier, depth: number): number {
    if (/^(?:undefined|NaN|Infinity)$/.test(at.name)) return 0;
    const variable = this.#source.bindings.variable(at);
    if (variable === undefined || variable.defs.length === 0) {
      const written = this.#writes.get(at.name);
      if (written !== undefined) return written;
      return outside.test(at.name) ? Looks.unknown : Looks.state;
    }
    const written = this.#writes.get(variable);
    if (written !== undefined) return this.#isResampled(variable, written) ? Looks.state | Looks.sample : written;
    const loop = this.#loopOver(variable);
    if (loop === this.#home) return Looks.moving;
    // A loop inside looks through the same list in each turn.
    if (loop !== undefined) return depth < 2 * maxDepth ? this.looksAt(loop.right, depth + 1) : Looks.unknown;
    if (variable.defs[0]?.type === 'ImportBinding') return Looks.state;
    if (this.concurrentWrite(variable) !== undefined || isLeftToOthers(variable)) return Looks.state;
    const init = takenFrom(variable);
    // A constant is what it was made of; made anew in each turn, that is looked at in each turn.
    if (init === undefined || !isInside(variable.identifiers[0] ?? at, this.#home) || !isConstant(variable)) return 0;
    return depth < 2 * maxDepth ? this.looksAt(init, depth + 1) : Looks.unknown;
  }

  /**
   * Whether each turn takes the variable anew from state that it does not move itself: to test it is to look at that
   * state, `for (let free = this.free; !free; free = this.free) await sleep(5)`.
   */
  #isResampled(variable: Variable, written: number): boolean {
    if ((written & Looks.sample) === 0 || !this.#isPaused || this.#sampled.has(variable)) return false;
    this.#sampled.add(variable);
    const writes = variable.references.filter(
      (each) => each.isWrite() && each.init !== true && isInside(each.identifier, this.#home),
    );
    const isState = writes.every(({ identifier }) => {
      const write = assignmentTo(identifier);
      return write?.operator === '=' && this.looksAt(write.right) === Looks.state;
    });
    this.#sampled.delete(variable);
    return isState;
  }

  /** A write of the variable that can happen between two looks: by another function, or by another run of this one. */
  concurrentWrite(variable: Variable): Node | undefined {
    const fn = isFunction(this.#home) ? this.#home : enclosingFunction(this.#home);
    const declaration = variable.identifiers[0];
    const isOuter = fn === undefined || declaration === undefined || !isInside(declaration, fn);
    return variable.references.find(
      (reference) =>
        reference.isWrite() &&
        reference.init !== true &&
        !isInside(reference.identifier, this.#home) &&
        (enclosingFunction(reference.identifier) !== fn || (isOuter && fn !== undefined)),
    )?.identifier;
  }

  /** The `for…of` or `for…in` whose variable it is, if it is this one or one inside of it. */
  #loopOver(variable: Variable): TSESTree.ForOfStatement | TSESTree.ForInStatement | undefined {
    const declaration = variable.defs[0]?.parent;
    const loop = declaration?.parent;
    if (loop?.type !== 'ForOfStatement' && loop?.type !== 'ForInStatement') return undefined;
    return loop.left === declaration && isInside(loop, this.#home) ? loop : undefined;
  }

  #member(at: MemberExpression, depth: number): number {
    const name = propertyName(at);
    const key = at.computed ? this.looksAt(at.property, depth) : 0;
    const object = this.#object(at.object, depth, name);
    const looks = (key & ~Looks.state) | (object & ~Looks.clock) | (isEventless(at.object, name) ? Looks.unknown : 0);
    if (this.#isMoved(at)) return looks | Looks.moving | ((this.#writes.get(`.${name ?? ''}`) ?? 0) & Looks.sample);
    return this.#read(at, looks, depth);
  }

  /** `const { status } = job` looks at the member, or else at the default. */
  #taken(at: TSESTree.Property, pattern: TSESTree.ObjectPattern, depth: number): number {
    const name = propertyName(at);
    const from = takenApart(pattern);
    if (name === undefined || from === undefined) return Looks.unknown;
    const byDefault = at.value.type === 'AssignmentPattern' ? this.looksAt(at.value.right, depth) : 0;
    const object = this.#object(from, depth, name) & ~Looks.clock;
    const looks = byDefault | object | (isEventless(from, name) ? Looks.unknown : 0);
    const moved = this.#writes.get(`.${name}`);
    if (moved !== undefined) return looks | Looks.moving | (moved & Looks.sample);
    return this.#read(at, looks, depth);
  }

  /** What a member shows that no turn writes. */
  #read(at: MemberExpression | TSESTree.Property, looks: number, depth: number): number {
    // What belongs to another object in each turn is not looked at again.
    if ((looks & (Looks.unknown | Looks.moving)) !== 0) return looks;
    const getter = getterRead(at, this.#source);
    return looks | (getter ? this.#result(getter, depth) : Looks.state);
  }

  /** Whether the turn writes the member, or an element of the same list that may be the very one. */
  #isMoved(at: MemberExpression): boolean {
    const name = propertyName(at);
    if (name !== undefined && this.#writes.has(`.${name}`)) return true;
    if (!at.computed) return false;
    const { some, each } = elementsOf(at);
    return this.#writes.has(some) || (name === undefined && this.#writes.has(each));
  }

  /** What the object of a member is: whatever it holds can change, wherever it came from. */
  #object(node: Node, depth: number, member?: string): number {
    const at = unwrap(node);
    if (at.type === 'ThisExpression' || at.type === 'Super' || at.type === 'MetaProperty') return 0;
    if (at.type !== 'Identifier') return this.looksAt(at, depth) & ~Looks.state;
    if (at.name === 'globalThis' || at.name === 'window' || at.name === 'self' || at.name === 'global') return 0;
    const variable = this.#source.bindings.variable(at);
    if (told.test(`${at.name}.${member ?? ''}`) && this.#source.bindings.isGlobal(at)) return 0;
    if (outside.test(at.name) || (variable !== undefined && this.#isOutside(variable))) return Looks.unknown;
    return this.#name(at, depth) & ~Looks.state;
  }

  /** Whether a variable holds a piece of a page, by its type or by what it was made of. */
  #isOutside(variable: Variable): boolean {
    const name = variable.identifiers[0];
    const type = name?.type === 'Identifier' ? name.typeAnnotation : undefined;
    if (type && outsideType.test(this.#source.text.slice(...type.range).replace(box, ''))) return true;
    const init = initializer(variable);
    return init !== undefined && outsideQuery.test(this.#source.text.slice(...init.range).slice(0, 200));
  }

  #call(call: CallExpression, depth: number): number {
    const callee = unwrap(call.callee);
    const name = dottedName(callee);
    if (name !== undefined && clock.test(name)) return Looks.clock;
    if (name !== undefined && pure.test(name)) return this.#all(call.arguments, depth);
    const local = functionsRun(call, this.#source);
    if (local.some(({ async }) => async)) return Looks.unknown;
    if (local.length > 0) return this.#results(local, depth) | (this.#all(call.arguments, depth) & ~Looks.state);
    if (callee.type !== 'MemberExpression') return Looks.unknown;
    const method = propertyName(callee) ?? '';
    if (method === 'getTime' || method === 'valueOf' || method === 'toNumber')
      return this.looksAt(callee.object, depth);
    if (unwrap(callee.object).type === 'ThisExpression') return Looks.unknown;
    const object = this.#object(callee.object, depth);
    if (taking.test(method))
      return call.arguments.length === 0 ? (object & ~Looks.moving) | Looks.state : Looks.unknown;
    const isLook =
      looking.test(method) || (question.test(method) && call.arguments.length === 0 && this.#isKept(callee.object));
    if (!isLook) return Looks.unknown;
    const inner = call.arguments.map((argument) => {
      const value = unwrap(argument);
      const fn = localFunction(value, this.#source);
      return fn ? this.#callback(fn, depth) : this.looksAt(value, depth) & ~Looks.state;
    });
    const isContent = !isFixed(callee.object);
    const place = callee.object.type === 'MemberExpression' ? propertyName(callee.object) : undefined;
    const isMoved = place !== undefined && this.#writes.has(`.${place}`);
    return (
      inner.reduce((all, each) => all | each, object) |
      (isContent
        ? Looks.state
        : this.#all(
            call.arguments.filter((each) => !isFunction(unwrap(each))),
            depth,
          )) |
      (isMoved ? Looks.moving : 0)
    );
  }

  /** Whether the object is a field or an outer variable, and not a parameter or what a call gave. */
  #isKept(node: Node): boolean {
    const at = unwrap(node);
    if (at.type === 'MemberExpression') return dottedName(at)?.startsWith('this.') === true;
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const init = variable && initializer(variable);
    return init !== undefined && unwrap(init).type === 'NewExpression';
  }

  #callback(fn: FunctionNode, depth: number): number {
    return fn.body.type === 'BlockStatement' || fn.async
      ? Looks.unknown
      : this.looksAt(fn.body, depth + 1) & ~(Looks.state | Looks.clock);
  }

  #results(fns: readonly FunctionNode[], depth: number): number {
    if (fns.length === 0) return Looks.unknown;
    return fns.reduce((all, fn) => all | this.#result(fn, depth), 0);
  }

  /** What a function of the file gives, when it does nothing else. */
  #result(fn: FunctionNode, depth: number): number {
    if (depth >= maxDepth || fn.generator) return Looks.unknown;
    let looks = this.#known.get(fn);
    if (looks !== undefined) return looks;
    this.#known.set(fn, Looks.unknown);
    looks = fn.body.type === 'BlockStatement' ? this.#statement(fn.body, depth + 1) : this.looksAt(fn.body, depth + 1);
    this.#known.set(fn, looks);
    return looks;
  }

  #statement(node: Node | null, depth: number): number {
    switch (node?.type) {
      case undefined:
        return 0;
      case 'ReturnStatement':
        return node.argument ? this.looksAt(node.argument, depth) : 0;
      // A look that fails gives no answer; what it says of the state is no further look.
      case 'ThrowStatement':
        return this.looksAt(node.argument, depth) & Looks.unknown;
      case 'IfStatement':
        return (
          this.looksAt(node.test, depth) |
          this.#statement(node.consequent, depth) |
          this.#statement(node.alternate, depth)
        );
      case 'BlockStatement': {
        let looks = 0;
        for (const each of node.body) {
          looks |= this.#statement(each, depth);
          if ((looks & Looks.unknown) !== 0) break;
        }
        return looks;
      }
      case 'VariableDeclaration':
        return this.#all(
          node.declarations.flatMap(({ init }) => (init ? [init] : [])),
          depth,
        );
      default:
        return Looks.unknown;
    }
  }
}

function isRest(sample: number, state: number): boolean {
  return (sample & Looks.sample) !== 0 && (state & Looks.state) !== 0;
}

/** The places of elements of a list: `some` for one that only the running program knows, `each` for a known one. */
export function elementsOf({ object }: MemberExpression): { readonly some: string; readonly each: string } {
  const list = dottedName(object) ?? '?';
  return { some: `${list}[?]`, each: `${list}[0]` };
}

/** A list written on the spot, such as the names that a state is compared with. */
function isFixed(node: Node): boolean {
  const type = unwrap(node).type;
  return type === 'ArrayExpression' || type === 'Literal' || type === 'TemplateLiteral';
}

function isEventless(object: Node, name: string | undefined): boolean {
  if (name === undefined) return false;
  return name === 'closed' ? otherWindow.test(lastName(object) ?? '') : eventless.test(name);
}
