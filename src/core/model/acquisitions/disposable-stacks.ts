import { dottedName, enclosingFunction, propertyName, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';

/** What is left to a stack of disposables: let go where the stack is disposed of. */
interface Deferred {
  readonly releases: readonly Node[];
  /** The stack is disposed of at the end of its block, or by code that gets it. */
  readonly isLoose: boolean;
}

/**
 * `stack.defer(() => clearInterval(timer)); … stack.dispose();`: a release in what a `DisposableStack` of the code runs happens where
 * that is disposed of.
 */
export function throughStacks(releases: Iterable<Node>, source: Source): Deferred {
  const found = new Set<Node>();
  let isLoose = false;
  for (const release of releases) {
    const disposals = disposalsFor(release, source);
    isLoose ||= disposals === 'elsewhere';
    for (const each of disposals === 'elsewhere' ? [] : disposals) found.add(each);
  }
  return { releases: [...found], isLoose };
}

function disposalsFor(release: Node, source: Source): readonly Node[] | 'elsewhere' {
  const fn = enclosingFunction(release);
  const call = fn && wrapped(fn).parent;
  const method = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  const stack = method?.type === 'MemberExpression' ? unwrap(method.object) : undefined;
  if (method?.type !== 'MemberExpression' || !/^(?:defer|adopt)$/u.test(propertyName(method) ?? '')) return [release];
  const variable = stack?.type === 'Identifier' ? source.bindings.variable(stack) : undefined;
  const declarator = variable?.defs[0]?.node;
  const made = declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : undefined;
  if (variable === undefined || declarator?.type !== 'VariableDeclarator' || made?.type !== 'NewExpression')
    return [release];
  if (!/^(?:Async)?DisposableStack$/u.test(dottedName(made.callee) ?? '')) return [release];
  if (declarator.parent.kind !== 'const') return 'elsewhere';
  const disposals: Node[] = [];
  for (const { identifier, init } of variable.references) {
    if (init === true) continue;
    const at = wrapped(identifier);
    const user = at.parent?.type === 'MemberExpression' && at.parent.object === at ? wrapped(at.parent) : undefined;
    const used = user?.parent;
    const name = at.parent?.type === 'MemberExpression' ? propertyName(at.parent) : undefined;
    if (used?.type !== 'CallExpression' || used.callee !== user) return 'elsewhere';
    if (name === 'dispose' || name === 'disposeAsync') disposals.push(used);
    else if (name !== 'defer' && name !== 'adopt' && name !== 'use') return 'elsewhere';
  }
  return disposals;
}
