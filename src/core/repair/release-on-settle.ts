import type { Acquisition } from '../model/acquisitions/acquisitions.ts';
import { holdOf } from '../model/acquisitions/acquisitions-releases.ts';
import type { Survivor } from '../model/acquisitions/acquisitions-survivors.ts';
import type { Completion } from '../model/completion.ts';
import type { Settlement } from '../model/settlement-paths.ts';
import {
  dottedName,
  enclosingFunction,
  isInside,
  propertyName,
  unionHas,
  unwrap,
  wrapped,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';
import { freshName } from './fresh-name.ts';
import { beginsLine, indentAt, lineBreak, semicolon } from './layout.ts';

interface Release {
  /** The call that lets go, as text. */
  readonly text: string;
  /** What must be added for it, such as a name for the timer. */
  readonly edits: readonly Edit[];
  /** Where the names in it can be used. */
  readonly scope: Node;
}

/** Lets an acquisition go before each settlement that it survives; undefined where a settlement leaves no place for it. */
export function releaseOnSettle(survivor: Survivor, source: Source): readonly Edit[] | undefined {
  const { acquisition, settlements } = survivor;
  const release = releaseOf(acquisition, source);
  if (release === undefined) return undefined;
  const edits: Edit[] = [...release.edits];
  for (const settlement of settlements) {
    const { node } = settlement;
    if (!isInside(node, release.scope) || isTooEarly(settlement, acquisition)) return undefined;
    const edit = before(settlement, survivor, release.text, source);
    if (edit === undefined) return undefined;
    edits.push(...edit);
  }
  return edits;
}

/** What settles at once, above the acquisition, has nothing to let go yet. */
function isTooEarly({ node, to }: Settlement, acquisition: Acquisition): boolean {
  const isSameFunction = enclosingFunction(node) === enclosingFunction(acquisition.node);
  return to === undefined && isSameFunction && node.range[0] < acquisition.node.range[1];
}

function before(
  { node, to }: Settlement,
  { acquisition: own, completion }: Survivor,
  text: string,
  source: Source,
): readonly Edit[] | undefined {
  const at = wrapped(node);
  const end = semicolon(source.text);
  if (to !== undefined) {
    // `once('done', resolve)`: the handler is another function then, which no other code may take back by its name.
    if (at.type !== 'Identifier' || to.type !== 'CallExpression' || !to.arguments.includes(at)) return undefined;
    if (to === own.node || isTakenBack(at, source)) return undefined;
    const value = isOfNothing(completion) ? '' : 'value';
    return [{ range: at.range, text: `(${value}) => { ${text}; ${at.name}(${value}); }` }];
  }
  const { parent } = at;
  if (parent?.type === 'ExpressionStatement') {
    const [start] = parent.range;
    if (parent.parent.type !== 'BlockStatement') return undefined;
    const isOwnLine = beginsLine(source.text, parent);
    const gap = isOwnLine ? `${lineBreak(source.text)}${indentAt(source.text, start)}` : ' ';
    return [{ range: [start, start], text: `${text}${isOwnLine ? end : ';'}${gap}` }];
  }
  if (parent?.type !== 'ArrowFunctionExpression' || source.text[at.range[0] - 1] === '(') return undefined;
  return [
    { range: [at.range[0], at.range[0]], text: `{ ${text}; ` },
    { range: [at.range[1], at.range[1]], text: '; }' },
  ];
}

/** `new Promise<void>`: whoever calls back has nothing to say, and its types have no parameter. */
function isOfNothing({ node }: Completion): boolean {
  return node.typeArguments?.params[0]?.type === 'TSVoidKeyword';
}

function isTakenBack(handler: Node, source: Source): boolean {
  const variable = source.bindings.variable(handler);
  return (
    variable?.references.some(({ identifier }) => {
      const call = wrapped(identifier).parent;
      const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
      return callee?.type === 'MemberExpression' && /^(?:off|remove\w+)$/u.test(propertyName(callee) ?? '');
    }) === true
  );
}

function releaseOf(acquisition: Acquisition, source: Source): Release | undefined {
  switch (acquisition.kind) {
    case 'timeout':
    case 'interval':
      return timerRelease(acquisition, source);
    case 'observer': {
      const name = namedHandle(acquisition, source);
      return name && { text: `${name.text}.disconnect()`, edits: [], scope: name.scope };
    }
    case 'listener':
      return listenerRelease(acquisition, source);
    case 'subscription':
      return undefined;
  }
}

function timerRelease(acquisition: Acquisition, source: Source): Release | undefined {
  const clear = acquisition.kind === 'timeout' ? 'clearTimeout' : 'clearInterval';
  const named = namedHandle(acquisition, source);
  if (named) {
    // The types of Node know no timer that is null.
    const guard = named.isNullable ? `if (${named.text} !== null) ` : '';
    return { text: `${guard}${clear}(${named.text})`, edits: [], scope: named.scope };
  }
  const { node } = acquisition;
  const block = node.parent.type === 'ExpressionStatement' ? node.parent.parent : undefined;
  if (block?.type !== 'BlockStatement' || holdOf(acquisition, source).handle) return undefined;
  const names = acquisition.kind === 'timeout' ? ['timer', 'timeoutId'] : ['interval', 'intervalId'];
  const name = freshName(source, names, node, block);
  if (name === undefined) return undefined;
  const edit: Edit = { range: [node.range[0], node.range[0]], text: `const ${name} = ` };
  return { text: `${clear}(${name})`, edits: [edit], scope: block };
}

interface NamedHandle {
  readonly text: string;
  readonly scope: Node;
  /** Declared with a type that has `null` in it. */
  readonly isNullable: boolean;
}

function namedHandle(acquisition: Acquisition, source: Source): NamedHandle | undefined {
  const handle = holdOf(acquisition, source).handle;
  if (handle?.type !== 'Identifier') return undefined;
  const variable = source.bindings.variable(handle) ?? source.bindings.declaredBy(handle);
  const name = variable?.defs[0]?.name;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return (
    variable && {
      text: handle.name,
      scope: variable.scope.block,
      isNullable: unionHas(type, 'TSNullKeyword'),
    }
  );
}

/** Only a handler that has a name can be taken back. */
function listenerRelease({ node, handler, emitter, event }: Acquisition, source: Source): Release | undefined {
  const name = handler && unwrap(handler);
  const callee = unwrap(node.callee);
  if (name?.type !== 'Identifier' || emitter === undefined || event === undefined) return undefined;
  if (callee.type !== 'MemberExpression' || dottedName(emitter) === undefined) return undefined;
  const variable = source.bindings.variable(name);
  const method = propertyName(callee);
  const removal =
    method === 'addEventListener' ? 'removeEventListener' : method === 'addListener' ? 'removeListener' : 'off';
  const [first, , third] = node.arguments;
  if (variable === undefined || first === undefined || (third && method === 'addEventListener')) return undefined;
  const text = `${source.text.slice(...emitter.range)}.${removal}(${source.text.slice(...first.range)}, ${name.name})`;
  // What is taken back has to stay what is registered: no other repair may put a function of its own there.
  return { text, edits: [{ range: name.range, text: name.name }], scope: variable.scope.block };
}
