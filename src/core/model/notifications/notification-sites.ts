import { dottedName, propertyName, unwrap, wrapped, type CallExpression, type Node } from '../../source/ast.ts';
import { iterationOf } from '../../source/iterations.ts';
import type { Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { bags } from './notification-names.ts';

// Which calls may run code of others is told by few names. They are looked for in the text, which is far cheaper than to
// look up the callee of each call of a file; what is found here is judged by what it is.

/** How names of callbacks end, and the other names that count; wider than what counts in the end. */
const ending = /(?:[cC]allback|[lL]istener|[hH]andler|[hH]ook|[sS]ubscriber|[oO]bserver|[cC]b)s?/.source;
const wanted = new RegExp(`${ending}$|^[_#$]*on\\w|^(?:next|notify|handleEvent|fn|func|fire|abort)$`);
const firsts = unitsOf('_$onhfa');
const lasts = unitsOf('krbs');

/** What an element of a collection, or a callback, is taken by when it gets another name. */
const taking = new RegExp(
  `^[^;\\n]*?(?:\\.\\s*(?:get|at|find|shift|pop)\\b|[\\w$)\\]]\\s*(?:\\?\\.|!)?\\[|${ending}\\b|[_#$. ]on\\w+\\b)`,
);

/** The calls of a file that may run code of others, in the order of the text. */
export function notificationSites(source: Source, methods: readonly string[]): readonly CallExpression[] {
  const { bindings, mentions, text } = source;
  const sites = new Set<CallExpression>();
  const add = (node: Node): void => {
    const call = callOf(node);
    if (call !== undefined) sites.add(call);
  };
  const starts = new Set([...firsts, ...unitsOf(methods.map((method) => method.charAt(0)).join(''))]);
  mentions
    .called({
      mayBe: (first, last) => starts.has(first) || lasts.has(last),
      has: (name) => wanted.test(name) || methods.includes(name),
    })
    .forEach(add);
  // `this.handlers.open?.()`, `Reflect.apply(this.onOpen, this, [])`
  for (const name of [...bags].flatMap((bag) => [bag, `_${bag}`, `#${bag}`]))
    for (const { parent } of mentions.members(name)) if (parent.type === 'MemberExpression') add(parent);
  for (const member of mentions.members('apply')) if (dottedName(member) === 'Reflect.apply') add(member);
  bindings.eachVariable((variable) => {
    if (!mayBeElement(variable)) return;
    let isElement: boolean | undefined;
    for (const { identifier } of variable.references) {
      if (isCallee(identifier) && (isElement ??= holdsElement(variable, text))) add(identifier);
    }
  });
  return [...sites].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
}

function unitsOf(letters: string): ReadonlySet<number> {
  return new Set(Array.from(letters, (letter) => letter.charCodeAt(0)));
}

/** Whether a variable is declared in one of the ways in which an element of a collection, or a callback, gets another name. */
function mayBeElement({ defs }: Variable): boolean {
  const definition = defs.length === 1 ? defs[0] : undefined;
  if (iterationOf(definition) !== undefined) return true;
  if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator') return false;
  const { id, init } = definition.node;
  return init !== null && (id.type === 'ObjectPattern' || mayTake(unwrap(init)));
}

/** Whether an expression may give what is kept elsewhere: a place, or a method of one. */
function mayTake(value: Node): boolean {
  switch (value.type) {
    case 'Identifier':
    case 'MemberExpression':
    case 'LogicalExpression':
    case 'ArrayExpression':
      return true;
    case 'CallExpression':
      return unwrap(value.callee).type === 'MemberExpression';
    default:
      return false;
  }
}

/** The same by the text of what it is given. */
function holdsElement({ defs: [definition] }: Variable, text: string): boolean {
  const node = definition?.node;
  if (node?.type !== 'VariableDeclarator' || node.init === null || node.id.type === 'ObjectPattern') return true;
  return taking.test(text.slice(node.id.range[1], node.init.range[1]));
}

function isCallee(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'CallExpression') return parent.callee === node;
  if (parent?.type === 'MemberExpression')
    return parent.object === node && /^(?:call|apply)$/.test(propertyName(parent) ?? '');
  return (
    parent?.type === 'ChainExpression' || parent?.type === 'TSNonNullExpression' || parent?.type === 'TSAsExpression'
  );
}

/** The call whose callee a node is, or ends in, or that is made of it by `.call` and `.apply`. */
function callOf(node: Node): CallExpression | undefined {
  let at = wrapped(node);
  for (let parent = at.parent; parent; parent = at.parent) {
    if (parent.type === 'CallExpression') return parent.callee === at ? parent : undefined;
    if (parent.type !== 'MemberExpression') return undefined;
    const isApplied = parent.object === at && /^(?:call|apply)$/.test(propertyName(parent) ?? '');
    if (parent.property !== at && !isApplied) return undefined;
    at = wrapped(parent);
  }
  return undefined;
}
