import type { Completion } from '../model/completion.ts';
import { enclosingFunction, isInside, type FunctionNode, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { startOfGap, startOfSpace } from '../source/text.ts';
import type { Edit } from './edit.ts';
import { indentStep, lineBreak, indentAt, semicolon } from './layout.ts';
import { putIntoTry } from './put-into-try.ts';
import { rejectionAt } from './rejection.ts';
import type { Repair } from './repair.ts';

/** A rejection with the error that is at hand where a path leaves: the tested one, or the caught one. */
export function rejectHere(completion: Completion, site: Node, fn: FunctionNode, source: Source): Repair | undefined {
  const rejection = rejectionAt(completion, site, source);
  if (rejection === undefined) return undefined;
  if (site.type === 'ReturnStatement') {
    const error = site.argument === null && enclosingFunction(site) === fn ? testedError(site, fn) : undefined;
    if (error === undefined) return undefined;
    const at = site.range[0] + 'return'.length;
    return suggest(error, [...rejection.edits, { range: [at, at], text: ` ${rejection.name}(${error})` }]);
  }
  if (site.type !== 'CatchClause' || site.param?.type !== 'Identifier') return undefined;
  return suggest(site.param.name, [
    ...rejection.edits,
    atEnd(site.body, `${rejection.name}(${site.param.name})`, source),
  ]);
}

const endings = new WeakMap<Node, string>();

/** What statements end with, asked once for each file. */
function ending({ ast, text }: Source): string {
  let known = endings.get(ast);
  if (known === undefined) endings.set(ast, (known = semicolon(text)));
  return known;
}

function suggest(reason: string, edits: readonly Edit[]): Repair {
  return { applicability: 'suggested', messageId: 'reject', data: { reason }, edits };
}

/** `if (error) return;` where `error` is a parameter of the callback. */
function testedError(site: Node, fn: FunctionNode): string | undefined {
  const { parent } = site;
  const branch = parent?.type === 'BlockStatement' ? parent.parent : parent;
  if (branch?.type !== 'IfStatement' || branch.test.type !== 'Identifier' || isInside(site, branch.test))
    return undefined;
  if (branch.alternate !== null && isInside(site, branch.alternate)) return undefined;
  const { name } = branch.test;
  return fn.params.some((parameter) => parameter.type === 'Identifier' && parameter.name === name) &&
    /^_?e/iu.test(name)
    ? name
    : undefined;
}

/** A statement before the closing brace of a block. */
function atEnd(block: Node, statement: string, source: Source): Edit {
  const { text } = source;
  const close = block.range[1] - 1;
  const line = `${statement}${ending(source)}`;
  const inside = text.slice(block.range[0] + 1, close);
  if (inside.slice(inside.lastIndexOf('\n') + 1).trim() !== '' || !inside.includes('\n'))
    return { range: [close, close], text: inside.endsWith(' ') ? `${line} ` : ` ${line} ` };
  const indent = indentAt(text, close);
  const start = startOfGap(text, close);
  return { range: [start, start], text: `${indent}${indentStep(text)}${line}${lineBreak(text)}` };
}

/** Makes what leaves a function reject the promise: the one `throw`, or a `try` around the whole body. */
export function catchAndReject(
  completion: Completion,
  site: Node,
  fn: FunctionNode,
  source: Source,
): Repair | undefined {
  const rejection = rejectionAt(completion, fn.body, source);
  if (rejection === undefined) return undefined;
  if (site.type === 'ThrowStatement') {
    if (enclosingFunction(site) !== fn) return undefined;
    const reason = source.text.slice(...site.argument.range);
    const end = source.text.slice(...site.range).endsWith(';') ? ';' : '';
    return {
      applicability: 'suggested',
      messageId: 'reject',
      data: { reason: reason.length > 40 || reason.includes('\n') ? 'the error' : reason },
      edits: [...rejection.edits, { range: site.range, text: `return ${rejection.name}(${reason})${end}` }],
    };
  }
  const handler = ` catch (error) { ${rejection.name}(error)${ending(source)} }`;
  const [start, end] = fn.body.range;
  const edits: readonly Edit[] =
    fn.body.type === 'BlockStatement'
      ? (putIntoTry(work(fn.body.body), 'catch (error)', `${rejection.name}(error)`, source) ?? [
          { range: [start, start], text: '{ try ' },
          { range: [end, end], text: `${handler} }` },
        ])
      : source.text[start] === '(' || source.text[startOfSpace(source.text, start) - 1] === '('
        ? []
        : [
            { range: [start, start], text: '{ try { ' },
            { range: [end, end], text: `${ending(source)} }${handler} }` },
          ];
  return edits.length === 0
    ? undefined
    : // Another `try` of the same lines would want them indented once more.
      { applicability: 'suggested', messageId: 'catch', edits: [...rejection.edits, ...edits], claims: fn.body.range };
}

/** The statements without directives, which are none inside a `try`. */
function work(statements: readonly Node[]): readonly Node[] {
  return statements.filter((each) => each.type !== 'ExpressionStatement' || typeof each.directive !== 'string');
}
