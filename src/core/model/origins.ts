import type { TSESTree } from '@typescript-eslint/types';
import { functionOf } from '../flow/places.ts';
import {
  dottedName,
  enclosingClass,
  isClass,
  isFunction,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Variable } from '../source/scopes.ts';
import type { Mode, OriginKind, Role, Shape } from './completion.ts';

/** Packages whose default export (or a name of theirs) is a promise constructor. */
export const promisePackages: ReadonlySet<string> = new Set([
  'bluebird',
  'es6-promise',
  'rsvp',
  'promise',
  'q',
  'any-promise',
  'pinkie-promise',
  'native-promise-only',
  'core-js-pure/features/promise',
]);

/** Names that factories and classes of deferreds go by where the file does not show what they do. */
const deferredClass =
  /^(?:\w*Deferred(?:Promise)?|DeferredPromise|(?:Resolvable|Controll(?:able|ed)|Manual|External|Open|Exposed)Promise|PromiseWithResolvers)$/u;
const deferredFactory =
  /^(?:(?:create|make|new|get)?(?:Promise)?Deferr?ed(?:Promise)?|p?[dD]efer|withResolvers|promiseWithResolvers)$/u;

/** Whether a class or function says by its name that it makes deferreds. */
export function isDeferredName(name: string): boolean {
  return (
    deferredClass.test(name) ||
    deferredFactory.test(name) ||
    /^(?:deferr?ed|(?:create|make|new)?[rR]esolvablePromise|(?:create|make|new|get)Defer|Future|Completer|\w*Deferrables?)$/u.test(
      name,
    )
  );
}

export interface Origin {
  readonly kind: OriginKind;
  readonly node: CallExpression | TSESTree.NewExpression;
  readonly executor: FunctionNode | undefined;
  /** What the expression itself evaluates to, when that holds handles. */
  readonly shapes: readonly Shape[];
}

const settler = (role: Role, mode: Mode): Shape => ({ kind: 'settler', role, mode });
const member = (name: string, role: Role, mode: Mode = 'native'): Shape => ({
  kind: 'record',
  member: name,
  of: settler(role, mode),
});

const recordShapes: readonly Shape[] = [member('resolve', 'resolve'), member('reject', 'reject')];

const sourceShapes: readonly Shape[] = [
  ...recordShapes,
  ...(['Result', 'Exception', 'Exceptions', 'Canceled'] as const).flatMap((what) => {
    const role = what === 'Result' ? 'resolve' : 'reject';
    return [member(`set${what}`, role, 'set'), member(`trySet${what}`, role, 'try')];
  }),
];

/** Recognises the expressions that make a completion. */
export class Origins {
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  ofNew(node: TSESTree.NewExpression): Origin | undefined {
    if (this.isPromiseConstructor(node.callee)) {
      return { kind: 'executor', node, executor: this.#executor(node.arguments[0]), shapes: [] };
    }
    const own = this.#membersBesideSource(node.callee);
    if (own !== undefined && !own.includes('then')) {
      const shapes = sourceShapes.filter((shape) => shape.kind !== 'record' || !own.includes(shape.member));
      return { kind: 'source', node, executor: undefined, shapes };
    }
    const name = this.#name(node.callee);
    if (name !== undefined && this.#isDeferred(name, deferredClass) && this.#isForeign(node.callee)) {
      return { kind: 'deferred', node, executor: undefined, shapes: recordShapes };
    }
    return undefined;
  }

  ofCall(node: CallExpression): Origin | undefined {
    const callee = unwrap(node.callee);
    if (callee.type === 'Super') {
      // `class ManualPromise extends Promise { constructor() { super((resolve) => …) } }` is a deferred to its users.
      const superClass = enclosingClass(node)?.superClass;
      const executor =
        superClass && this.isPromiseConstructor(superClass) ? this.#executor(node.arguments[0]) : undefined;
      return executor && { kind: 'deferred', node, executor, shapes: [] };
    }
    const name = this.#name(callee);
    if (name === undefined) return undefined;
    const origin = (kind: OriginKind): Origin => ({ kind, node, executor: undefined, shapes: recordShapes });
    if (callee.type === 'MemberExpression') {
      if (name === 'withResolvers') return this.isPromiseConstructor(callee.object) ? origin('resolvers') : undefined;
      const { deferreds } = this.#source.settings;
      if (deferreds.includes(name) || deferreds.includes(dottedName(callee) ?? '')) return origin('deferred');
      const object = unwrap(callee.object);
      const isLibrary =
        object.type === 'Identifier' && /^(?:\$|jQuery|Q|\$q|when|Promise|Bluebird|RSVP)$/u.test(object.name);
      return isLibrary && /^(?:defer|Deferred|pending)$/u.test(name) ? origin('deferred') : undefined;
    }
    // rxjs and lodash have a `defer` too, which is given what to do; a deferred is made of nothing.
    if (node.arguments.length > 0 && (name === 'defer' || node.arguments.some((each) => isFunction(unwrap(each)))))
      return undefined;
    return this.#isDeferred(name, deferredFactory) && this.#isForeign(callee) ? origin('deferred') : undefined;
  }

  /** The members that classes of the file add to `TaskCompletionSource`: none where it is that itself, undefined where it is neither. */
  #membersBesideSource(node: Node, depth = 0): readonly (string | undefined)[] | undefined {
    if (this.#isForeign(node)) return this.#name(node) === 'TaskCompletionSource' ? [] : undefined;
    const at = unwrap(node);
    const definition = at.type === 'Identifier' ? this.#source.bindings.variable(at)?.defs[0]?.node : undefined;
    if (!isClass(definition) || definition.superClass === null || depth > 5) return undefined;
    const inherited = this.#membersBesideSource(definition.superClass, depth + 1);
    return inherited && [...inherited, ...definition.body.body.map(propertyName)];
  }

  #isDeferred(name: string, pattern: RegExp): boolean {
    return pattern.test(name) || this.#source.settings.deferreds.includes(name);
  }

  /** Whether an expression is `Promise`, a library's promise constructor, or a class of the file that extends one. */
  isPromiseConstructor(node: Node, depth = 0): boolean {
    const at = unwrap(node);
    if (at.type === 'MemberExpression') return propertyName(at) === 'Promise';
    if (at.type !== 'Identifier') return false;
    const variable = this.#source.bindings.variable(at);
    const definition = variable?.defs[0];
    if (definition === undefined) return at.name === 'Promise' || at.name === 'Bluebird';
    if (isClass(definition.node)) {
      const { superClass } = definition.node;
      return depth < 5 && superClass !== null && this.isPromiseConstructor(superClass, depth + 1);
    }
    // A file that declares its own function `Promise` implements promises, and settles by other rules.
    if (definition.type === 'FunctionName') return false;
    if (at.name === 'Promise') return true;
    return promisePackages.has(moduleOf(variable) ?? '') && /^[A-Z]/u.test(at.name);
  }

  /** Whether the file does not declare the thing itself: an import, a global or a `require`. */
  #isForeign(node: Node): boolean {
    const at = unwrap(node);
    if (at.type !== 'Identifier') return true;
    const variable = this.#source.bindings.variable(at);
    if (variable === undefined || variable.defs.length === 0) return true;
    return moduleOf(variable) !== undefined;
  }

  #name(node: Node): string | undefined {
    const at = unwrap(node);
    if (at.type === 'MemberExpression') return propertyName(at);
    if (at.type !== 'Identifier') return undefined;
    const variable = this.#source.bindings.variable(at);
    const definition = variable?.defs[0];
    // An import may rename; a default import of p-defer may be called anything.
    return moduleOf(variable) === 'p-defer' ? 'defer' : (exportedName(definition) ?? at.name);
  }

  #executor(node: Node | undefined): FunctionNode | undefined {
    const at = node && unwrap(node);
    if (at === undefined) return undefined;
    if (isFunction(at)) return at;
    if (at.type === 'Identifier') {
      const known = functionOf(this.#source.bindings.variable(at));
      return isFunction(known) ? known : undefined;
    }
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    return callee?.type === 'MemberExpression' && propertyName(callee) === 'bind'
      ? this.#executor(callee.object)
      : undefined;
  }
}

/** The module that a variable is imported or required from. */
export function moduleOf(variable: Variable | undefined): string | undefined {
  const definition = variable?.defs[0];
  if (definition === undefined) return undefined;
  if (definition.type === 'ImportBinding') {
    const { parent } = definition;
    return parent?.type === 'ImportDeclaration' ? parent.source.value : '';
  }
  if (definition.node.type !== 'VariableDeclarator' || !definition.node.init) return undefined;
  let init = unwrap(definition.node.init);
  if (init.type === 'MemberExpression') init = unwrap(init.object);
  if (init.type === 'AwaitExpression') init = unwrap(init.argument);
  const specifier =
    init.type === 'ImportExpression'
      ? init.source
      : init.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require'
        ? init.arguments[0]
        : undefined;
  return specifier?.type === 'Literal' && typeof specifier.value === 'string' ? specifier.value : undefined;
}

/** `import * as tools from`, `import tools from`, `const tools = require(…)`: all that a module gives, under one name. */
export function isWholeModule(variable: Variable | undefined): boolean {
  const node = variable?.defs[0]?.node;
  if (node?.type === 'ImportNamespaceSpecifier' || node?.type === 'ImportDefaultSpecifier') return true;
  if (node?.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !node.init) return false;
  return unwrap(node.init).type !== 'MemberExpression' && moduleOf(variable) !== undefined;
}

/** What a module calls the thing that a name of the file stands for; undefined when it is the module's default. */
function exportedName(definition: Variable['defs'][number] | undefined): string | undefined {
  const node = definition?.node;
  if (node?.type === 'ImportSpecifier')
    return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
  if (node?.type !== 'VariableDeclarator' || !node.init) return undefined;
  // `const { TaskCompletionSource: Source } = require(…)`, `var Source = require(…).TaskCompletionSource`
  const property = definition?.name.parent;
  if (property?.type === 'Property' && property.parent === node.id) return propertyName(property);
  const init = unwrap(node.init);
  return node.id === definition?.name && init.type === 'MemberExpression' ? propertyName(init) : undefined;
}
