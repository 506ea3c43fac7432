import type { TSESTree } from '@typescript-eslint/types';
import {
  assignmentTo,
  enclosingFunction,
  isClass,
  propertyName,
  unwrap,
  wrapped,
  type ClassNode,
  type FunctionNode,
  type Node,
  isPrototype,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { initializer, type Variable } from '../../source/scopes.ts';
import { completionModel } from '../build-model.ts';
import { mappingBy } from '../collections.ts';
import type { Completion, Shape } from '../completion.ts';
import { isGivenPromise } from '../deferred-classes.ts';
import { bodyOf } from '../function-bodies.ts';
import { HandleTracker } from '../handle-tracker.ts';
import { variableOfFunction } from '../local-functions.ts';
import { baseClass, basesOf } from '../methods.ts';
import { thisExpression, thisOwner } from '../this-owner.ts';
import { Origins, moduleOf } from '../origins.ts';
import { annotatedProducers } from './producer-annotations.ts';
import type { Value } from '../value.ts';

/**
 * An object that a promise is completed through and that is no promise itself: a source, a deferred, a `withResolvers()`
 * record. What has a `then` of its own is none, nor is what might have one.
 */
export interface Producer {
  /** The expression that makes it; for one that comes from elsewhere, what declares it. */
  readonly node: Node;
  /** Whether the file shows how it is made. */
  readonly isMade: boolean;
  /** Whether its promise is known to be its member `promise`. */
  readonly hasPromise: boolean;
}

/** An expression that evaluates to a producer, or to a collection of them. */
export interface Reach {
  readonly producer: Producer;
  readonly node: Node;
  readonly isCollection: boolean;
}

export interface ProducerModel {
  readonly reaches: readonly Reach[];
  /** Expressions that make a producer, and variables and fields that are declared to hold one. */
  readonly made: ReadonlyMap<object, Producer>;
}

const models = new WeakMap<Node, ProducerModel>();

/** The producers of a file and where they go; built once for each tree. */
export function producerModel(source: Source): ProducerModel {
  let model = models.get(source.ast);
  if (model === undefined) models.set(source.ast, (model = new Builder(source).build()));
  return model;
}

/** The object itself on its way: the tracker follows any value, and calls nobody. */
const itself: Shape = { kind: 'settler', role: 'either', mode: 'native' };

class Builder {
  readonly #source: Source;
  readonly #origins: Origins;
  readonly #producers: Producer[] = [];
  readonly #made = new Map<object, Producer>();
  readonly #reaches: Reach[] = [];
  readonly #thenable = new Set<Producer>();
  readonly #readPromises = new Map<Variable, boolean>();
  readonly #tracker: HandleTracker;

  constructor(source: Source) {
    this.#source = source;
    this.#origins = new Origins(source);
    this.#tracker = new HandleTracker(source, {
      takesAny: true,
      reach: (value, node) => {
        this.#reach(value, node);
      },
      returned: (value, from, node) => {
        this.#returned(value, from, node);
      },
      use: () => undefined,
      place: () => undefined,
      field: () => undefined,
    });
  }

  build(): ProducerModel {
    const model = completionModel(this.#source);
    for (const completion of model.completions) this.#completion(completion);
    for (const record of model.records) this.#record(record, []);
    for (const { shape, at } of model.outlets) {
      if (at.kind !== 'variable' || shape.kind !== 'record' || shape.of.kind !== 'settler') continue;
      const start = initializer(at.variable);
      const record = start && unwrap(start);
      if (record?.type === 'ObjectExpression') this.#record(record, assignedTo(at.variable));
    }
    for (const { declared, node, isCollection } of annotatedProducers(this.#source)) {
      const value = this.#add(node, { isMade: false, hasPromise: true });
      const held: Value = isCollection
        ? { ...value, shape: { kind: 'collection', of: itself }, element: 'none' }
        : value;
      this.#made.set(declared, this.#producerOf(value));
      if ('references' in declared) this.#tracker.trackVariable(held, declared);
      else {
        const name = propertyName(declared);
        if (name !== undefined && !declared.static) this.#tracker.keepInField(held, declared.parent.parent, name);
      }
    }
    const reaches = this.#reaches.filter(({ producer }) => !this.#thenable.has(producer));
    const made = new Map([...this.#made].filter(([, producer]) => !this.#thenable.has(producer)));
    return { reaches, made };
  }

  #add(node: Node, facts: Omit<Producer, 'node'>): Value {
    const id = this.#producers.push({ node, ...facts }) - 1;
    return { draft: { id, executor: undefined, node }, shape: itself, element: undefined };
  }

  #producerOf({ draft }: Value): Producer {
    const producer = this.#producers[draft.id];
    if (producer === undefined) throw new RangeError(`No producer ${String(draft.id)}`);
    return producer;
  }

  #make(node: Node, facts: Omit<Producer, 'node'>): void {
    const value = this.#add(node, facts);
    this.#made.set(node, this.#producerOf(value));
    this.#tracker.track(value, node);
  }

  #completion({ kind, node }: Completion): void {
    if (kind === 'executor' || unwrap(node.callee).type === 'Super') return;
    // What a factory of the file returns is found where it is made.
    if (kind === 'deferred' && node.type === 'CallExpression' && !this.#isForeign(node)) return;
    if (kind === 'source' || kind === 'resolvers') this.#make(node, { isMade: true, hasPromise: true });
    else if (!this.#mayBeThenable(node)) this.#make(node, { isMade: true, hasPromise: this.#hasPromise(node) });
  }

  /** An object literal, with the names of the members that it is given later. */
  #record(record: TSESTree.ObjectExpression, later: readonly (string | undefined)[]): void {
    if (this.#made.has(record)) return;
    const names = [...namesOf(record), ...later];
    if (!names.every(isNoThen)) return;
    this.#make(record, { isMade: true, hasPromise: names.includes('promise') });
  }

  #isForeign(node: TSESTree.CallExpression): boolean {
    return this.#origins.ofCall(node) !== undefined;
  }

  #mayBeThenable(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const callee = unwrap(node.callee);
    const variable = callee.type === 'Identifier' ? this.#source.bindings.variable(callee) : undefined;
    const definition = variable?.defs[0]?.node;
    // The types of scripts are those of all scripts of a program: a class of that name may be another.
    if (isClass(definition) && mayHaveThen(definition, this.#source)) return true;
    if (definition?.type === 'FunctionDeclaration' && mayBeGivenThen(definition, this.#source)) return true;
    const answer = this.#source.types.isThenable(node);
    if (answer !== 'unknown') return answer === 'yes';
    if (callee.type === 'MemberExpression') {
      const object = unwrap(callee.object);
      // jQuery's deferreds are promises themselves; those of `when` have been.
      return !(object.type === 'Identifier' && /^(?:Q|\$q|Promise|Bluebird|RSVP)$/u.test(object.name));
    }
    if (isClass(definition) || definition?.type === 'FunctionDeclaration') return false;
    const module = moduleOf(variable);
    if (module === 'p-defer') return false;
    if (module !== undefined && /dojo|jquery|goog|when/iu.test(module)) return true;
    return !this.#readsPromise(node);
  }

  /** Somewhere the file reads the `promise` of what the same callee made: no promise has one. */
  #readsPromise(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const callee = unwrap(node.callee);
    const variable = callee.type === 'Identifier' ? this.#source.bindings.variable(callee) : undefined;
    if (variable === undefined) return false;
    let reads = this.#readPromises.get(variable);
    if (reads === undefined) this.#readPromises.set(variable, (reads = this.#readsPromiseOf(variable)));
    return reads;
  }

  #readsPromiseOf(maker: Variable): boolean {
    return maker.references.some(({ identifier }) => {
      const { parent } = wrapped(identifier);
      if (parent?.type !== 'NewExpression' && parent?.type !== 'CallExpression') return false;
      const target = wrapped(parent).parent;
      if (target?.type !== 'VariableDeclarator' || target.init !== wrapped(parent)) return false;
      if (target.id.type === 'ObjectPattern')
        return target.id.properties.some((each) => each.type === 'Property' && propertyName(each) === 'promise');
      const held = target.id.type === 'Identifier' ? this.#source.bindings.declaredBy(target.id) : undefined;
      return (held?.references ?? []).some(({ identifier: read }) => {
        const at = wrapped(read);
        if (at.parent?.type !== 'MemberExpression' || at.parent.object !== at) return false;
        const call = wrapped(at.parent).parent;
        return propertyName(at.parent) === 'promise' && !(call?.type === 'CallExpression' && call.callee === at.parent);
      });
    });
  }

  #hasPromise(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const callee = unwrap(node.callee);
    const definition = callee.type === 'Identifier' ? this.#source.bindings.variable(callee)?.defs[0]?.node : undefined;
    if (definition?.type === 'FunctionDeclaration') return isGivenPromise(definition, this.#tracker.members);
    if (!isClass(definition)) return true;
    return basesOf(definition, this.#source).some(
      (each) =>
        each.body.body.some((element) => propertyName(element) === 'promise') ||
        this.#tracker.members.ofOwner(each, 'promise').length > 0,
    );
  }

  #reach(value: Value, node: Node): void {
    const { shape } = value;
    const isCollection = shape.kind === 'collection' && shape.of === itself;
    if (shape !== itself && !isCollection) return;
    const producer = this.#producerOf(value);
    if (!isCollection && givesThen(node)) this.#thenable.add(producer);
    this.#reaches.push({ producer, node, isCollection });
  }

  #returned(value: Value, from: FunctionNode, node: Node): void {
    if (from.async || from.generator || !isDeep(value.shape)) return;
    this.#tracker.trackCalls(from, () => value);
    const { parent } = wrapped(from);
    const mapping = value.shape.kind === 'record' ? undefined : mappingBy(from);
    if (mapping) this.#tracker.track({ ...value, shape: { kind: 'collection', of: value.shape } }, mapping);
    if (parent?.type !== 'MethodDefinition' || parent.static) return;
    const name = propertyName(parent);
    if (name === undefined) return;
    for (const member of this.#tracker.members.ofOwner(parent.parent.parent, name)) {
      if (parent.kind === 'get') this.#tracker.track(value, member);
      const call = wrapped(member).parent;
      if (
        parent.kind === 'method' &&
        call?.type === 'CallExpression' &&
        call.callee === wrapped(member) &&
        call !== node
      )
        this.#tracker.track(value, call);
    }
  }
}

/** The members that a variable's object is given by assignment. */
function assignedTo({ references }: Variable): (string | undefined)[] {
  return references.flatMap(({ identifier }) => {
    const { parent } = wrapped(identifier);
    if (parent?.type !== 'MemberExpression' || parent.object !== wrapped(identifier)) return [];
    const target = parent.parent;
    return target.type === 'AssignmentExpression' && target.left === parent ? [propertyName(parent)] : [];
  });
}

function isDeep(shape: Shape): boolean {
  return shape.kind !== 'record' || isDeep(shape.of);
}

/** Whether the object is given a `then`, or may be: by assignment, or by a function that adds properties. */
function givesThen(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'MemberExpression' && parent.object === node) {
    const at = wrapped(parent);
    return propertyName(parent) === 'then' && at.parent?.type === 'AssignmentExpression' && at.parent.left === at;
  }
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== node) return false;
  const callee = unwrap(parent.callee);
  const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  if (/^(?:assign|extend)$/u.test(name))
    return !parent.arguments
      .slice(1)
      .every((each) => each.type === 'ObjectExpression' && namesOf(each).every(isNoThen));
  return /^(?:define(?:Property|Properties)|setPrototypeOf)$/u.test(name);
}

/** The names of an object's members; undefined for a spread or a computed name, which may bring a `then`. */
function namesOf({ properties }: TSESTree.ObjectExpression): (string | undefined)[] {
  return properties.map((each) => (each.type === 'Property' ? propertyName(each) : undefined));
}

function isNoThen(name: string | undefined): boolean {
  return name !== undefined && name !== 'then' && name !== '__proto__';
}

/** Whether instances of a class may have a `then`: by the class itself, its base, or an addition to its prototype. */
function mayHaveThen(node: ClassNode, source: Source, depth = 0): boolean {
  if (node.body.body.some((element) => propertyName(element) === 'then')) return true;
  for (const member of source.mentions.members('then')) {
    const object = unwrap(member.object);
    if (!isPrototype(object)) continue;
    const owner = unwrap(object.object);
    if (owner.type === 'Identifier' && owner.name === node.id?.name) return true;
  }
  if (node.superClass === null) return false;
  const base = baseClass(node, source);
  return base === undefined || depth > 5 || mayHaveThen(base, source, depth + 1);
}

/** Whether what a constructor makes may have a `then`: given by itself, on its prototype, or by whoever else gets hold of either. */
function mayBeGivenThen(maker: TSESTree.FunctionDeclaration, source: Source): boolean {
  const { returns, calls } = bodyOf(maker);
  // `return Object.create(base)`, `Base.call(this)`
  if (returns.length > 0 || calls.some((call) => call.arguments.some((each) => each.type === 'ThisExpression')))
    return true;
  const owner = thisOwner(maker.body);
  const isOfInstance = (object: Node): boolean => {
    const self = thisExpression(object, source.bindings);
    return self !== undefined && thisOwner(self) === owner;
  };
  if (source.mentions.members('then').some((each) => isOfInstance(each.object))) return true;
  return (variableOfFunction(maker, source)?.references ?? []).some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    if (parent?.type === 'CallExpression') return true;
    if (parent?.type !== 'MemberExpression' || parent.object !== identifier || !isPrototype(parent)) return false;
    const written = assignmentTo(parent)?.right;
    if (written?.type === 'ObjectExpression') return !namesOf(written).every(isNoThen);
    const member = wrapped(parent).parent;
    return member?.type !== 'MemberExpression' || !isNoThen(propertyName(member));
  });
}

/** Whether a member by this name completes what it is a member of. */
export function isCompleting(name: string | undefined): boolean {
  return /^(?:resolve|reject|(?:trySet|set)[A-Z]\w*)$/u.test(name ?? '');
}

/** The function that holds an expression in its return, when it is one that wraps what it returns in a promise. */
export function asyncReturn(node: Node): FunctionNode | undefined {
  const { parent } = node;
  if (parent?.type === 'ArrowFunctionExpression' && parent.body === node) return parent.async ? parent : undefined;
  const fn = parent?.type === 'ReturnStatement' ? enclosingFunction(parent) : undefined;
  return fn?.async === true && !fn.generator ? fn : undefined;
}
