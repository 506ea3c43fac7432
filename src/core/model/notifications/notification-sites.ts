import { propertyName, wrapped, type CallExpression, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';

// Which calls may run code of others is told by few names. They are looked for in the text, which is far cheaper than to
// look up the callee of each call of a file; what is found here is judged by what it is.

/** How names of callbacks end, and the other names that count; wider than what counts in the end. */
const ending = /(?:[cC]allback|[lL]istener|[hH]andler|[hH]ook|[sS]ubscriber|[oO]bserver|[cC]b)s?/.source;
const wanted = new RegExp(`${ending}$|^[_#$]*on\\w|^(?:next|notify|handleEvent|fn|func|fire|abort)$`);

/** The declarations in which an element of a collection, or a callback, gets another name. */
const declarations = [
  /\bfor\s*(?:await\s*)?\(\s*(?:const|let|var)\s+([^;=()]*?)\s+of\b/g,
  /\.\s*forEach\s*(?:\?\.\s*)?\(\s*(?:async\s*)?(?:function\b\s*\w*\s*)?\(?\s*([^()=]*)/g,
  new RegExp(
    `\\b(?:const|let|var)\\s+([\\w$]+)\\s*(?::[^=;\\n]*)?=[^;\\n]*?(?:\\.\\s*(?:get|at|find|shift|pop)\\b|[\\w$)\\]]\\s*(?:\\?\\.|!)?\\[|${ending}\\b|[_#$. ]on\\w+\\b)`,
    'g',
  ),
  /\b(?:const|let|var)\s+\{([^{}=]*:[^{}=]*)\}\s*=/g,
];
const identifiers = /[A-Za-z_$][\w$]*/g;

/** The calls of a file that may run code of others, in the order of the text. */
export function notificationSites({ mentions, text }: Source, methods: readonly string[]): readonly CallExpression[] {
  const names = elementNames(text);
  for (const method of methods) names.add(method);
  const sites = new Set<CallExpression>();
  for (const node of mentions.called((name) => name === '' || names.has(name) || wanted.test(name))) {
    const call = callOf(node);
    if (call !== undefined) sites.add(call);
  }
  return [...sites].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
}

function elementNames(text: string): Set<string> {
  const found = new Set<string>();
  for (const declaration of declarations) {
    for (const [, declared = ''] of text.matchAll(declaration)) {
      for (const [name] of declared.matchAll(identifiers)) found.add(name);
    }
  }
  return found;
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
