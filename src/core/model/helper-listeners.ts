import { enclosingFunction, wrapped, type CallExpression, type FunctionNode, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { usesOfFunction } from './function-uses.ts';
import { calledFunction, passedAs } from './local-functions.ts';
import { lasting, receiverFor, registrationAt, type Registration } from './registrations.ts';

/** A listener of a helper that calls what the helper was given. */
export interface HelperListener {
  readonly helper: FunctionNode;
  readonly fn: FunctionNode;
  /** The call of what was given. */
  readonly site: Node;
  /** As the helper makes it. */
  readonly inner: Registration;
  /** As the caller has it. */
  readonly outer: Registration;
}

/** `function listen(target, handle) { target.addEventListener('message', (event) => handle(event.data)); }` */
export function listenerOfHelper(node: CallExpression, handler: Node, source: Source): HelperListener | undefined {
  const helper = calledFunction(node, source);
  if (helper === undefined || helper.async || helper.generator) return undefined;
  for (const { identifier } of passedAs(handler, source)?.references ?? []) {
    const at = wrapped(identifier);
    const site = at.parent?.type === 'CallExpression' && at.parent.callee === at ? at.parent : undefined;
    const fn = site && enclosingFunction(site);
    if (site === undefined || fn === undefined || enclosingFunction(fn) !== helper) continue;
    const inner = registrationOf(fn, helper, source);
    if (inner === undefined) continue;
    const outer = { ...inner, node, receiver: receiverFor(inner, helper, node, source) };
    return { helper, fn, site, inner, outer };
  }
  return undefined;
}

/** What a helper itself registers a function of its own with. */
function registrationOf(fn: FunctionNode, helper: FunctionNode, source: Source): Registration | undefined {
  for (const use of usesOfFunction(fn, source)) {
    const made = use.kind === 'argument' ? lasting(registrationAt(use.node, source, false)) : undefined;
    if (made !== undefined && enclosingFunction(made.node) === helper) return made;
  }
  return undefined;
}
