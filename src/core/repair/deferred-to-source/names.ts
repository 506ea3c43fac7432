import { calledName, unwrap, type Node, type Range } from '../../source/ast.ts';
import { addTo } from '../../source/multimap.ts';
import type { Source } from '../../source/source.ts';

/** Words of a name that only say that something is done or happens. */
const happening: ReadonlySet<string> = new Set([
  'on',
  'do',
  'set',
  'mark',
  'signal',
  'trigger',
  'release',
  'notify',
  'unblock',
  'finish',
  'complete',
  'settle',
]);

/** Words that say nothing without the one before them: `releaseAll`. */
const dependent: ReadonlySet<string> = new Set(['all', 'both', 'each', 'it', 'now', 'them', 'this']);

/** Words of a name that only say that it settles. */
const settling: ReadonlySet<string> = new Set([
  'resolve',
  'resolver',
  'resolves',
  'resolved',
  'reject',
  'rejecter',
  'rejector',
  'rejected',
  'fulfill',
  'fulfil',
  'fulfilled',
  'res',
  'rej',
  'r',
  'f',
]);

/** Words that say that it is a function, or a promise. */
const callable: ReadonlySet<string> = new Set(['callback', 'cb', 'fn', 'func', 'function', 'promise', 'prom', 'p']);

/**
 * The name of the source that takes the place of a resolver: `resolveReady` and `ready` give `readySource`. What marks a member as
 * private stays; the underscore of a variable only kept `_resolve` clear of the executor's own.
 */
export function sourceName(
  kept: string,
  promise: string | undefined,
  kind: 'variable' | 'member' = 'variable',
): string {
  const marks = /^[#_]*/u.exec(kept)?.[0] ?? '';
  const prefix = kind === 'member' ? marks : '';
  const own = meaning(kept.slice(marks.length));
  const other = meaning((promise ?? '').replace(/^[#_]+/u, ''));
  // `resolveA` beside `gateA` says less, and so does `release`.
  const saysLess = /^[a-z]$/u.test(own) || happening.has(own);
  const plain = own === '' || (saysLess && other !== '') ? other : own;
  if (plain === '' || /^\d/u.test(plain)) return `${prefix}source${plain}`;
  return `${prefix}${/source$/iu.test(plain) ? plain : `${plain}Source`}`;
}

/** The words of a name that say what is waited for, in camel case. */
function meaning(name: string): string {
  const words = name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^A-Za-z\d]+/gu) ?? [];
  // `whenResolved` says when, and no less.
  const isTold = (at: number): boolean => /^(?:when|once|until|if)$/iu.test(words[at - 1] ?? '');
  const named = words.filter((word, at) => {
    const plain = word.toLowerCase();
    return isTold(at) || (!settling.has(plain) && !callable.has(plain));
  });
  const [verb, object, more] = named.map((word) => word.toLowerCase());
  const isNamed = object !== undefined && (more !== undefined || !dependent.has(object));
  const left = isNamed && happening.has(verb ?? '') ? named.slice(1) : named;
  // `resolve_` and `ready_` keep clear of another name; the new one is chosen to be free.
  while (/^[_$]+$/u.test(left.at(-1) ?? '')) left.pop();
  const [first = '', ...rest] = left;
  return first.replace(/^[A-Z](?=[a-z]|$)/u, (letter) => letter.toLowerCase()) + rest.join('');
}

interface Taken {
  readonly name: string;
  readonly kind: 'variable' | 'member';
  readonly range: Range;
}

/** Gives out names that nothing in their region uses yet. One for each pass over a file. */
export class NameAllocator {
  /** In the order in which they were taken. */
  readonly #taken: Taken[] = [];
  readonly #byName = new Map<string, Taken[]>();
  readonly #bindings: Source['bindings'];
  readonly #mentions: Source['mentions'];

  constructor({ bindings, mentions }: Source) {
    this.#bindings = bindings;
    this.#mentions = mentions;
  }

  /** Runs a plan, and takes back the names that it took if it comes to nothing, or is refused. */
  attempt<T>(plan: () => T | undefined): T | undefined {
    const before = this.#taken.length;
    let result: T | undefined;
    try {
      result = plan();
    } finally {
      if (result === undefined)
        for (const { name } of this.#taken.splice(before).reverse()) this.#byName.get(name)?.pop();
    }
    return result;
  }

  /** Whether a variable around the region has the name, which the new one would hide. */
  #isVisible(name: string, region: Node): boolean {
    for (let scope = this.#bindings.scopeAt(region); scope; scope = scope.upper ?? undefined) {
      if ((scope.set.get(name)?.defs.length ?? 0) > 0) return true;
    }
    return false;
  }

  #isUsed(name: string, region: Node, kind: Taken['kind']): boolean {
    for (const node of this.#mentions.namedWithin(name.replace(/^#/, ''), region)) {
      const own =
        node.type === 'PrivateIdentifier'
          ? `#${node.name}`
          : node.type === 'Identifier' || node.type === 'JSXIdentifier'
            ? node.name
            : undefined;
      if (own === name && (kind === 'variable' || !this.#isVariable(node))) return true;
    }
    return false;
  }

  /** Whether an identifier is a variable's alone: no member has its name from it, or gives it. */
  #isVariable(node: Node): boolean {
    const variable =
      node.type === 'Identifier' ? (this.#bindings.variable(node) ?? this.#bindings.declaredBy(node)) : undefined;
    const holder = node.parent?.type === 'AssignmentPattern' ? node.parent.parent : node.parent;
    return variable !== undefined && holder?.type !== 'Property' && holder?.type !== 'TSParameterProperty';
  }

  /** Whether a variable in the region or around it has the name, for something else than a source. */
  isForeign(name: string, region: Node): boolean {
    const within = this.#mentions
      .identifiers(name)
      .filter(({ range: [start] }) => region.range[0] <= start && start < region.range[1])
      .map((node) => this.#bindings.variable(node) ?? this.#bindings.declaredBy(node));
    for (let scope = this.#bindings.scopeAt(region); scope; scope = scope.upper ?? undefined)
      within.push(scope.set.get(name));
    return within.some((variable) => variable?.defs[0] !== undefined && !isOfSource(variable.defs[0].node));
  }

  /** Whether nothing in the region has the name so far, among variables or among members. */
  isFree(name: string, region: Node, kind: Taken['kind'] = 'variable'): boolean {
    const isTaken = this.#byName
      .get(name)
      ?.some((each) => each.kind === kind && each.range[0] < region.range[1] && region.range[0] < each.range[1]);
    if (isTaken === true || this.#isUsed(name, region, kind)) return false;
    return kind === 'member' || !this.#isVisible(name, region);
  }

  /** A name like the wanted one that is free in the region, among variables or among members: a number is added where it must be. */
  take(wanted: string, region: Node, kind: Taken['kind'] = 'variable'): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted}${String(n)}`;
      if (!this.isFree(name, region, kind)) continue;
      const taken: Taken = { name, kind, range: region.range };
      this.#taken.push(taken);
      addTo(this.#byName, name, taken);
      return name;
    }
  }
}

/** `source = new TaskCompletionSource()` */
function isOfSource(definition: Node): boolean {
  const init = definition.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
  return init?.type === 'NewExpression' && calledName(init) === 'TaskCompletionSource';
}
