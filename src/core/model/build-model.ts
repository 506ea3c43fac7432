import type { TSESTree } from '@typescript-eslint/types';
import {
  enclosingClass,
  enclosingFunction,
  isClass,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { addTo } from '../source/multimap.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode } from '../source/visit.ts';
import type { Variable } from '../source/scopes.ts';
import { mappingBy } from './collections.ts';
import type { Completion, Handle, OriginKind, Role, Shape, Subject, Use } from './completion.ts';
import { hasPromise, instancesOf, madeWithInstance, makerOf, settlingMethods, type Maker } from './deferred-classes.ts';
import { isTopLevel } from './function-bodies.ts';
import { HandleTracker } from './handle-tracker.ts';
import { usesOfFunction } from './function-uses.ts';
import { originSites } from './origin-sites.ts';
import { placeGivenBy } from './memoized.ts';
import { Origins, type Origin } from './origins.ts';
import { mayHoldCompletion } from './relevance.ts';
import { returnedClosureAround } from './returned-closures.ts';
import { Subjects } from './subjects.ts';
import type { Draft, Value } from './value.ts';

/** All completions of a file with what is done to them. */
export interface CompletionModel {
  readonly completions: readonly Completion[];
  /** The subjects whose handle is kept in the place: a variable, or a field by owner and name. */
  readonly subjectsAt: ReadonlyMap<object | string, ReadonlySet<Subject>>;
  /** The object literals that hold a resolver itself, as those of a deferred factory do. */
  readonly records: ReadonlySet<TSESTree.ObjectExpression>;
  /** Where resolvers are kept or given away, in the order in which they were found. */
  readonly outlets: readonly Outlet[];
}

/** A place that a resolver, or what holds one, is kept in or leaves a function by. */
export interface Outlet {
  readonly completion: Completion;
  readonly shape: Shape;
  readonly at:
    | { readonly kind: 'return'; readonly from: FunctionNode; readonly node: Node }
    | { readonly kind: 'field'; readonly owner: Node | string; readonly name: string }
    | { readonly kind: 'variable'; readonly variable: Variable };
}

const empty: CompletionModel = { completions: [], subjectsAt: new Map(), records: new Set(), outlets: [] };
const models = new WeakMap<Node, CompletionModel>();

/** The model of a file, built once for each tree. */
export function completionModel(source: Source): CompletionModel {
  let model = models.get(source.ast);
  if (model === undefined) {
    // Who looks for something else besides asks for the model of every file.
    const mayHold = source.settings.deferreds.length > 0 || mayHoldCompletion.test(source.text);
    models.set(source.ast, (model = mayHold ? new ModelBuilder(source).build() : empty));
  }
  return model;
}

interface OpenCompletion extends Draft {
  readonly kind: OriginKind;
  readonly node: Completion['node'];
  readonly handles: { readonly value: Value; readonly use: Use }[];
  readonly subject: number;
}

class ModelBuilder {
  readonly #source: Source;
  readonly #origins: Origins;
  readonly #subjects = new Subjects();
  /** The subjects in each place, by the members that lead to their handles. */
  readonly #places = new Map<object | string, Map<string, number>>();
  readonly #drafts: OpenCompletion[] = [];
  readonly #byCall = new Map<Node, { readonly inner: number; readonly draft: OpenCompletion }[]>();
  readonly #tracker: HandleTracker;
  readonly #makers = new Map<Maker, Map<string, Shape>>();
  readonly #elements = new Map<object, number>();
  readonly #records = new Set<TSESTree.ObjectExpression>();
  readonly #outlets: { readonly value: Value; readonly at: Outlet['at'] }[] = [];

  constructor(source: Source) {
    this.#source = source;
    this.#origins = new Origins(source);
    this.#tracker = new HandleTracker(source, {
      reach: ({ shape, through }, node) => {
        const at = unwrap(node);
        if (at.type !== 'ObjectExpression' || through !== undefined || shape.kind !== 'record') return;
        if (shape.of.kind === 'settler') this.#records.add(at);
      },
      use: (value, use) => {
        this.#addUse(value, use);
      },
      place: (value, place) => {
        if (typeof place !== 'string') this.#note(value, { kind: 'variable', variable: place as Variable });
        this.#addPlace(value, place);
      },
      returned: (value, from, node) => {
        this.#note(value, { kind: 'return', from, node });
        this.#returned(value, from);
      },
      field: (value, owner, name) => {
        this.#note(value, { kind: 'field', owner, name });
        this.#field(value, owner, name);
      },
    });
  }

  build(): CompletionModel {
    const origins = this.#origins;
    const sites = originSites(this.#source);
    for (const node of sites) if (node.type === 'NewExpression') this.#add(origins.ofNew(node));
    for (const node of sites) if (node.type === 'CallExpression') this.#add(origins.ofCall(node));
    this.#deferredMakers();
    const completions = this.#drafts.map((draft) => this.#finish(draft));
    const outlets = this.#outlets.flatMap(({ value, at }) => {
      const completion = completions[value.draft.id];
      return completion === undefined ? [] : [{ completion, shape: value.shape, at }];
    });
    const subjectsAt = new Map<object | string, Set<Subject>>();
    for (const [place, ids] of this.#places)
      subjectsAt.set(place, new Set([...ids.values()].map((id) => this.#subjects.subject(id))));
    for (const [place, id] of this.#elements)
      subjectsAt.set(place, new Set([...(subjectsAt.get(place) ?? []), this.#subjects.subject(id)]));
    return { completions, subjectsAt, records: this.#records, outlets };
  }

  #draft(kind: OriginKind, node: Completion['node'], executor: FunctionNode | undefined): OpenCompletion {
    const draft: OpenCompletion = {
      id: this.#drafts.length,
      kind,
      node,
      executor,
      handles: [],
      subject: this.#subjects.create(),
    };
    this.#drafts.push(draft);
    return draft;
  }

  #add(origin: Origin | undefined): void {
    if (origin === undefined) return;
    const draft = this.#draft(origin.kind, origin.node, origin.executor);
    for (const shape of origin.shapes) this.#tracker.track({ draft, shape, element: undefined }, origin.node);
    if (origin.executor) this.#executor(draft, origin.executor);
  }

  #note(value: Value, at: Outlet['at']): void {
    if (value.through === undefined) this.#outlets.push({ value, at });
  }

  #executor(draft: OpenCompletion, executor: FunctionNode): void {
    const roles: readonly Role[] = ['resolve', 'reject'];
    for (const [index, role] of roles.entries()) {
      const value: Value = { draft, shape: { kind: 'settler', role, mode: 'native' }, element: undefined };
      const last = executor.params.at(-1);
      const parameter = executor.params[index];
      if (last?.type === 'RestElement' && index >= executor.params.length - 1) {
        // `(...args) => args[0](value)`, `(...[open, fail]) => …`
        const member = String(index - executor.params.length + 1);
        this.#tracker.pattern({ ...value, shape: { kind: 'record', member, of: value.shape } }, last.argument);
      } else if (parameter) {
        const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
        const variable = name.type === 'Identifier' ? this.#source.bindings.declaredBy(name) : undefined;
        if (variable) this.#tracker.trackVariable(value, variable);
      }
      if (executor.type !== 'ArrowFunctionExpression') this.#arguments(value, executor, index);
    }
  }

  /** `function () { arguments[0](value) }` */
  #arguments(value: Value, executor: FunctionNode, index: number): void {
    const declared = this.#source.bindings.declared(executor);
    const scope = declared[0]?.scope ?? this.#source.bindings.scopeAt(executor.body);
    const variable = scope?.variableScope.set.get('arguments');
    if (variable)
      this.#tracker.trackVariable(
        { ...value, shape: { kind: 'record', member: String(index), of: value.shape } },
        variable,
      );
  }

  #addUse(value: Value, use: Use): void {
    const draft = this.#drafts[value.draft.id];
    if (draft === undefined) return;
    draft.handles.push({ value, use });
    if ((use.kind !== 'settle' && use.kind !== 'hand-off') || draft.executor === undefined) return;
    const role = value.shape.kind === 'settler' ? value.shape.role : 'either';
    const wrap = (closure: FunctionNode): Value => ({
      draft,
      shape: { kind: 'settler', role, mode: 'native' },
      element: undefined,
      through: value.through ?? closure,
    });
    if (value.through === undefined && !isInside(use.node, draft.executor)) {
      const found = returnedClosureAround(use.node, draft.executor, this.#source);
      if (found) this.#tracker.trackFunction(wrap(found.closure), found.closure, found.calls);
      return;
    }
    // A closure around a settlement is a handle itself: where it goes, the completion can be settled from.
    for (
      let at: Node | undefined = use.node.parent;
      at && at !== draft.executor && isInside(at, draft.executor);
      at = at.parent
    ) {
      if (!isFunction(at) || this.#isExecutor(at)) continue;
      this.#tracker.trackFunction(wrap(at), at);
      break;
    }
  }

  #isExecutor(fn: FunctionNode): boolean {
    const at = wrapped(fn);
    return at.parent?.type === 'NewExpression' && this.#origins.isPromiseConstructor(at.parent.callee);
  }

  #addPlace(value: Value, place: object | string): void {
    const draft = this.#drafts[value.draft.id];
    if (draft === undefined || value.shape.kind === 'collection') return;
    const known = this.#places.get(place) ?? new Map<string, number>();
    this.#places.set(place, known);
    const path = pathOf(value.shape);
    const first = known.get(path);
    // Two completions that are kept in one place, and under the same name there, are one to those who settle through it.
    if (first === undefined) known.set(path, draft.subject);
    else this.#subjects.merge(first, draft.subject);
  }

  #returned(value: Value, from: FunctionNode): void {
    if (value.through !== undefined || value.shape.kind === 'settler') return;
    if (!isInside(value.draft.node, from) || placeGivenBy(from) !== undefined) {
      for (const use of usesOfFunction(from, this.#source))
        if (use.kind === 'call') this.#tracker.track(value, use.call);
      const { parent } = from;
      if (parent.type !== 'MethodDefinition' || parent.kind !== 'get' || parent.static) return;
      for (const read of this.#tracker.members.ofOwner(parent.parent.parent, propertyName(parent) ?? ''))
        this.#tracker.track(value, read);
      return;
    }
    const mapping = mappingBy(from);
    if (mapping) {
      this.#tracker.track({ ...value, shape: { kind: 'collection', of: value.shape }, element: 'none' }, mapping);
      return;
    }
    // A factory: each call makes a completion of its own.
    this.#tracker.trackCalls(from, (call) => ({
      draft: this.#madeBy(call, value.draft.id),
      shape: value.shape,
      element: undefined,
    }));
  }

  /** The completion that a call of a factory makes; a factory that makes several promises makes as many. */
  #madeBy(call: Completion['node'], id: number): OpenCompletion {
    const inner = this.#drafts[id]?.subject ?? id;
    const made = this.#byCall.get(call) ?? [];
    this.#byCall.set(call, made);
    const root = this.#subjects.find(inner);
    const known = made.find((each) => this.#subjects.find(each.inner) === root);
    if (known !== undefined) return known.draft;
    const draft = this.#draft('deferred', call, undefined);
    made.push({ inner, draft });
    return draft;
  }

  #field(value: Value, owner: Node | string, name: string): void {
    const maker = makerOf(owner, value.draft.node);
    if (maker === undefined || value.element !== undefined) return;
    const shape = value.through === undefined ? value.shape : this.#closureShape(value, value.through);
    if (shape === undefined) return;
    const members = this.#makers.get(maker) ?? new Map<string, Shape>();
    this.#makers.set(maker, members);
    if (madeWithInstance(value.draft.node, maker)) members.set(name, shape);
  }

  /** A closure that settles on every call; one that may leave before that does no harm when it is called twice. */
  #closureShape({ draft, shape }: Value, closure: Node): Shape | undefined {
    if (!isFunction(closure) || shape.kind !== 'settler') return undefined;
    const settles = this.#drafts[draft.id]?.handles.some(
      ({ use }) => use.kind === 'settle' && isTopLevel(use.call, closure),
    );
    return settles === true ? { ...shape, mode: someOwnNode(closure.body, isReturn) ? 'try' : shape.mode } : undefined;
  }

  /** A class or constructor that is a deferred: each instance holds one promise, made with it, and settles it by its members. */
  #deferredMakers(): void {
    const within = this.#draftsByMaker();
    for (const [maker, fields] of this.#makers) {
      const isPromise =
        isClass(maker) && maker.superClass !== null && this.#origins.isPromiseConstructor(maker.superClass);
      if (fields.size === 0 || !(isPromise || hasPromise(maker, this.#tracker.members))) continue;
      const members = new Map([...fields].filter(([name]) => !name.startsWith('#')));
      for (const { handles } of within.get(maker) ?? [])
        for (const [name, shape] of settlingMethods(maker, handles)) members.set(name, shape);
      for (const { node, own } of instancesOf(maker, this.#source)) {
        const draft = this.#draft('deferred', node, undefined);
        for (const [member, of] of members) {
          if (own.has(member)) continue;
          this.#tracker.track({ draft, shape: { kind: 'record', member, of }, element: undefined }, node);
        }
      }
    }
  }

  #draftsByMaker(): ReadonlyMap<Node, readonly OpenCompletion[]> {
    const within = new Map<Node, OpenCompletion[]>();
    for (const draft of this.#makers.size > 0 ? this.#drafts : []) {
      for (let owner = enclosingClass(draft.node); owner; owner = enclosingClass(owner)) {
        addTo(within, owner, draft);
      }
      const fn = enclosingFunction(draft.node);
      if (fn) addTo(within, fn, draft);
    }
    return within;
  }

  #finish(draft: OpenCompletion): Completion {
    const handles: Handle[] = [];
    const completion: Completion = { kind: draft.kind, node: draft.node, executor: draft.executor, handles };
    for (const { value, use } of draft.handles) {
      handles.push({ completion, subject: this.#subjectOf(draft, value), use, through: value.through });
    }
    return completion;
  }

  #subjectOf(draft: OpenCompletion, value: Value): Subject | undefined {
    if (value.element === undefined) return this.#subjects.subject(draft.subject);
    if (value.element === 'none') return undefined;
    if ('at' in value.element && this.#tracker.groups.areOfOne(value.element))
      return this.#subjects.subject(draft.subject);
    let id = this.#elements.get(value.element);
    if (id === undefined) this.#elements.set(value.element, (id = this.#subjects.create()));
    return this.#subjects.subject(id);
  }
}

/** The members that lead to a handle in what a place holds: `data.resolve`. */
function pathOf(shape: Shape): string {
  return shape.kind === 'record' ? `${shape.member}.${pathOf(shape.of)}` : '';
}

function isReturn({ type }: Node): boolean {
  return type === 'ReturnStatement';
}
