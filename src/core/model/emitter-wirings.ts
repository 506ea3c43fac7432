import { Places } from '../flow/places.ts';
import {
  assignmentTo,
  isClass,
  isFunction,
  isNothing,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type MemberExpression,
  type Node,
  rootOf,
} from '../source/ast.ts';
import { initializer, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { isListing } from './collections.ts';
import { isHandlerProperty } from './destinations.ts';
import { bodyOf } from './function-bodies.ts';
import { neverRuns } from './function-uses.ts';
import { calledFunction, passedAs } from './local-functions.ts';
import { isPageName } from './notifications/notification-names.ts';
import { placeKey } from './place-keys.ts';
import { eventsNamed } from './named-events.ts';
import { registrationAt } from './registrations.ts';
import { thisExpression, thisOwner } from './this-owner.ts';

/** Methods that give their emitter back, so that calls of them make a chain. */
const chaining =
  /^(?:on|once|one|addListener|prependListener|prependOnceListener|addEventListener|setTimeout|setEncoding|setHeader|resume|pause|pipe|end|write|unref|ref|listen)$/;

/** How many functions of the file an emitter is followed through. */
const maxDepth = 4;

/** What a file wires to one emitter: the events that it listens to, and whether other code may do so. */
export interface Wiring {
  readonly events: ReadonlySet<string>;
  /** The emitter is given to code that may listen to it. */
  readonly isShared: boolean;
}

/** Finds what else is listened to on the emitter of a registration. */
export class EmitterWirings {
  readonly #source: Source;
  readonly #places: Places;
  readonly #wired = new Map<Variable, Wiring>();

  constructor(source: Source) {
    this.#source = source;
    this.#places = new Places(source.bindings);
  }

  /** The name of the place that holds an emitter, by which two expressions are known to be one. */
  key(emitter: Node): string | undefined {
    return this.#places.key(this.base(emitter));
  }

  /** The expression at the beginning of a chain of registrations. */
  base(emitter: Node): Node {
    let at = unwrap(emitter);
    for (;;) {
      const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
      const name = callee?.type === 'MemberExpression' ? propertyName(callee) : undefined;
      if (callee?.type !== 'MemberExpression' || name === undefined || !chaining.test(name) || name === 'pipe')
        return at;
      at = unwrap(callee.object);
    }
  }

  of(emitter: Node, depth = 0): Wiring {
    const events = new Set<string>();
    let isShared = false;
    const base = this.base(emitter);
    // What the function of the file that made it has wired.
    const made = depth < maxDepth ? this.#madeIn(base) : undefined;
    if (made !== undefined) {
      const wiring = this.of(made, depth + 1);
      for (const event of wiring.events) events.add(event);
      isShared = wiring.isShared;
    }
    this.#chain(base, events);
    // Whatever a pipe begins with has its own errors, which whoever wires them knows of.
    this.#below(base, events);
    this.#madeWith(base, events);
    const place = this.#holder(base) ?? base;
    for (const use of this.#appearances(place)) {
      if (neverRuns(use, this.#source)) continue;
      this.#chain(use, events);
      for (const element of this.#elementsWith(use)) this.#chain(element, events);
      const parameter = passedAs(use, this.#source);
      const wired = parameter && depth < maxDepth ? this.#byHelper(parameter, depth + 1) : undefined;
      for (const event of wired?.events ?? []) events.add(event);
      isShared ||= wired === undefined ? isGivenAway(use) && !this.#isGivenBack(use) : wired.isShared;
    }
    if (place.type === 'MemberExpression') {
      const root = rootOf(place);
      if (root.type === 'Identifier') for (const use of this.#appearances(root)) this.#chain(use, events);
    }
    return { events, isShared };
  }

  /** `s.onopen = () => run(s)`: whether a function gives the emitter that it is passed to a callback that came with it. */
  #isGivenBack(use: Node): boolean {
    const at = wrapped(use);
    const callee = at.parent?.type === 'CallExpression' ? unwrap(at.parent.callee) : undefined;
    const [emitter, callback] = [at, callee].map((each) => {
      const definition = each?.type === 'Identifier' ? this.#source.bindings.variable(each)?.defs[0] : undefined;
      return definition?.type === 'Parameter' ? definition.node : undefined;
    });
    return emitter !== undefined && emitter === callback;
  }

  /** What a function of the file wires to an emitter that it is passed; one that it keeps or gives back, others may wire. */
  #byHelper(parameter: Variable, depth: number): Wiring {
    const known = this.#wired.get(parameter);
    if (known !== undefined) return known;
    this.#wired.set(parameter, { events: new Set(), isShared: true });
    const [name] = parameter.identifiers;
    const isKept = parameter.references.some(({ identifier }) => isKeptAt(identifier));
    const wiring = name && !isKept ? this.of(name, depth) : { events: new Set<string>(), isShared: true };
    this.#wired.set(parameter, wiring);
    return wiring;
  }

  /** What is assigned to a property of the emitter: `image.src = 'data:…'`. */
  *assigned(emitter: Node, name: string): Generator<Node> {
    const key = this.key(emitter);
    for (const member of this.#source.mentions.members(name)) {
      const write = key === undefined ? undefined : assignmentTo(member);
      if (write !== undefined && this.key(member.object) === key) yield write.right;
    }
  }

  variable(emitter: Node): Variable | undefined {
    const base = this.base(emitter);
    const place = this.#holder(base) ?? base;
    return place.type === 'Identifier'
      ? (this.#source.bindings.variable(place) ?? this.#source.bindings.declaredBy(place))
      : undefined;
  }

  /** Whether an emitter has a name of its own, in this file or, as far as it shows, in the code around it. */
  isNamed(emitter: Node | undefined): boolean {
    if (emitter === undefined) return false;
    if (this.variable(emitter) !== undefined) return true;
    const base = this.base(emitter);
    return base.type === 'Identifier' && !isPageName(base.name);
  }

  /** What an emitter is made of: the initializer of its variable, what a function of the file made for it, or the expression itself. */
  maker(emitter: Node, depth = 0): Node {
    const base = this.base(emitter);
    const made = depth < maxDepth ? this.#madeIn(base) : undefined;
    return made ? this.maker(made, depth + 1) : this.#initial(base);
  }

  #initial(base: Node): Node {
    const variable = base.type === 'Identifier' ? this.#source.bindings.variable(base) : undefined;
    const init = variable && initializer(variable);
    return init ? this.base(init) : base;
  }

  /** The one expression that the function of the file gives back which an emitter comes from. */
  #madeIn(base: Node): Node | undefined {
    const call = this.#initial(base);
    const fn = call.type === 'CallExpression' ? calledFunction(call, this.#source) : undefined;
    if (fn === undefined || fn.async || fn.generator) return undefined;
    const results = bodyOf(fn).returns;
    return results.length === 1 ? results[0] : undefined;
  }

  /** What an emitter is made of, also where a field holds it that the file gives no other value. */
  origin(emitter: Node): Node {
    const at = this.maker(emitter);
    const place = at.type === 'MemberExpression' ? placeKey(at, this.#source) : undefined;
    if (at.type !== 'MemberExpression' || place === undefined) return at;
    const values = [...this.#valuesOf(at, place)].filter((value) => !isNothing(value));
    const [value] = values;
    return value !== undefined && values.length === 1 ? this.maker(value) : at;
  }

  *#valuesOf(field: MemberExpression, place: string): Generator<Node> {
    const name = propertyName(field) ?? '';
    const self = thisExpression(field.object, this.#source.bindings);
    const owner = self && thisOwner(self);
    if (owner !== undefined && typeof owner !== 'string' && isClass(owner))
      for (const each of owner.body.body)
        if (each.type === 'PropertyDefinition' && each.value && propertyName(each) === name) yield each.value;
    for (const member of this.#source.mentions.members(name)) {
      const write = assignmentTo(member);
      if (write !== undefined && placeKey(member, this.#source) === place) yield write.right;
    }
  }

  /** The name or member that an expression is assigned to. */
  #holder(base: Node): Node | undefined {
    let at = wrapped(base);
    for (;;) {
      const { parent } = at;
      if (parent?.type === 'MemberExpression' && parent.object === at) {
        const call = wrapped(parent).parent;
        if (call?.type !== 'CallExpression' || !chaining.test(propertyName(parent) ?? '')) return undefined;
        at = wrapped(call);
      } else if (parent?.type === 'VariableDeclarator' && parent.init === at) return parent.id;
      else if (parent?.type === 'AssignmentExpression' && parent.right === at) return unwrap(parent.left);
      else return undefined;
    }
  }

  *#appearances(place: Node): Generator<Node> {
    if (place.type === 'Identifier') {
      const variable = this.#source.bindings.variable(place) ?? this.#source.bindings.declaredBy(place);
      if (variable !== undefined)
        for (const reference of variable.references) if (reference.isRead()) yield reference.identifier;
      if (variable === undefined) yield* this.#source.mentions.identifiers(place.name);
    } else if (place.type === 'MemberExpression') {
      const name = propertyName(place);
      if (name !== undefined) yield* this.#source.mentions.members(name);
    }
  }

  /** `streams.push(out); for (const stream of streams) stream.on('error', reject);`: what an element of its list is called there. */
  *#elementsWith(use: Node): Generator<Node> {
    const call = wrapped(use).parent;
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || !isListing(callee)) return;
    const list = unwrap(callee.object);
    const variable = list.type === 'Identifier' ? this.#source.bindings.variable(list) : undefined;
    for (const { identifier } of variable?.references ?? []) {
      const at = wrapped(identifier);
      const { parent } = at;
      const loop = parent?.type === 'ForOfStatement' && parent.right === at ? parent.left : undefined;
      if (loop?.type === 'VariableDeclaration') yield* this.#readsOf(loop.declarations[0]);
      if (parent?.type !== 'MemberExpression' || propertyName(parent) !== 'forEach') continue;
      const each = wrapped(parent).parent;
      const [fn] = each?.type === 'CallExpression' ? each.arguments : [];
      if (isFunction(fn)) yield* this.#readsOf(fn);
    }
  }

  #readsOf(declaration: Node | undefined): readonly Node[] {
    const [variable] = declaration ? this.#source.bindings.declared(declaration) : [];
    return variable?.references.filter((each) => each.isRead()).map(({ identifier }) => identifier) ?? [];
  }

  /** The events registered in a chain that begins with the node, and those of its handler properties. */
  #chain(node: Node, events: Set<string>): void {
    let at = wrapped(node);
    for (;;) {
      const member = at.parent;
      if (member?.type !== 'MemberExpression' || member.object !== at) return;
      const holder = wrapped(member).parent;
      if (holder?.type === 'AssignmentExpression' && isHandlerProperty(member)) {
        events.add((propertyName(member) ?? '').slice(2).toLowerCase());
        return;
      }
      if (holder?.type !== 'CallExpression' || holder.callee !== wrapped(member)) return;
      this.#addEvent(holder, events);
      if (propertyName(member) === 'catch') events.add('error');
      at = wrapped(holder);
    }
  }

  /** `const hash = file.pipe(createHash()).on('error', reject)`: what is registered before it gets its name. */
  #madeWith(base: Node, events: Set<string>): void {
    const variable = base.type === 'Identifier' ? this.#source.bindings.variable(base) : undefined;
    const init = variable && initializer(variable);
    if (init) this.#chain(this.base(init), events);
  }

  #below(base: Node, events: Set<string>): void {
    let at = unwrap(base);
    while (at.type === 'CallExpression') {
      const callee = unwrap(at.callee);
      if (callee.type !== 'MemberExpression') return;
      this.#addEvent(at, events);
      at = unwrap(callee.object);
    }
  }

  /** The registration whose handler gives the emitter as a parameter: the request of a response. */
  givenBy(emitter: Node): { readonly node: Node; readonly receiver: Node | undefined } | undefined {
    const variable = this.variable(emitter);
    const fn = variable?.defs[0]?.type === 'Parameter' ? variable.defs[0].node : undefined;
    if (fn === undefined || !isFunction(fn)) return undefined;
    const by = registrationAt(fn, this.#source);
    if (by?.node.type !== 'CallExpression') return undefined;
    return { node: by.node, receiver: by.kind === 'listener' ? by.receiver : undefined };
  }

  #addEvent(call: CallExpression, events: Set<string>): void {
    const callee = unwrap(call.callee);
    const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    const [first] = call.arguments;
    if (method === undefined || first === undefined || !chaining.test(method)) return;
    const event = unwrap(first);
    const named = eventsNamed(event, this.#source);
    for (const each of named) events.add(each);
    if (named.length > 0 || event.type === 'Literal' || call.arguments.length < 2) return;
    // An event that the file computes may be any.
    if (/^(?:on|once|add\w*Listener)$/u.test(method))
      events.add(event.type === 'MemberExpression' ? (propertyName(event) ?? '').toLowerCase() : '*');
  }
}

/** Whether an emitter that a function was passed outlives it: it is assigned, given back or put into an object. */
function isKeptAt(use: Node): boolean {
  const { parent } = wrapped(use);
  return !/^(?:MemberExpression|CallExpression|NewExpression|IfStatement|UnaryExpression|BinaryExpression|LogicalExpression)$/u.test(
    parent?.type ?? '',
  );
}

/** Whether other code gets the emitter at this place, and not only a method of it that is called. */
function isGivenAway(use: Node): boolean {
  const at = wrapped(use);
  const { parent } = at;
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression')
    return parent?.type === 'ArrayExpression' || parent?.type === 'SpreadElement';
  if (parent.callee === at) return false;
  const callee = unwrap(parent.callee);
  const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  if (
    /^(?:pipe|log|debug|info|push|add|set|has|delete|resolve|(?:trySet|set)Result|appendChild|append|insertBefore|removeChild|then|drawImage|createPattern|tex(?:Sub)?Image2D|fromPixels)$/u.test(
      name,
    )
  )
    return false;
  return !(
    callee.type === 'Identifier' && /^(?:resolve|reject|done|r|res|expect|String|clearTimeout)$/u.test(callee.name)
  );
}
