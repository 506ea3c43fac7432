import type { MissingFailure } from '../model/missing-failures.ts';
import { propertyName, unwrap, wrapped, type CallExpression } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { someNode } from '../source/visit.ts';
import type { Edit } from './edit.ts';
import { indentAt, lineBreak, quote, semicolon } from './layout.ts';
import { rejectionAt, type Rejection } from './rejection.ts';
import type { Repair } from './repair.ts';

/** The repair that wires the failure to `reject`, where there is a place for it that leaves no doubt. */
export function wireFailure(missing: MissingFailure, source: Source): Repair | undefined {
  const reject = rejectionAt(missing.completion, missing.node, source);
  if (reject === undefined) return undefined;
  const { registration } = missing;
  switch (missing.kind) {
    case 'rejection':
      return registration.node.type === 'CallExpression'
        ? wireRejection(missing, registration.node, reject)
        : undefined;
    case 'ignored':
      return rejectFirst(missing, reject, source);
    case 'listener':
    case 'startup':
      return addListener(missing, reject, source);
    case 'callback':
    case 'untaken':
      return undefined;
  }
}

function wireRejection(missing: MissingFailure, then: CallExpression, reject: Rejection): Repair | undefined {
  const [first] = then.arguments;
  if (first === undefined || then.arguments.length !== 1) return undefined;
  if (missing.handler === undefined) {
    return {
      // What follows in a chain would run after a rejection that has been dealt with.
      applicability: reject.edits.length === 0 && isLast(then) ? 'safe' : 'suggested',
      messageId: 'passReject',
      edits: [...reject.edits, { range: [first.range[1], first.range[1]], text: `, ${reject.name}` }],
    };
  }
  return {
    applicability: 'suggested',
    messageId: 'addCatch',
    edits: [...reject.edits, { range: [then.range[1], then.range[1]], text: `.catch(${reject.name})` }],
  };
}

function isLast(call: CallExpression): boolean {
  return wrapped(call).parent?.type !== 'MemberExpression';
}

function rejectFirst({ handler, name }: MissingFailure, reject: Rejection, source: Source): Repair | undefined {
  if (handler === undefined) return undefined;
  const { body } = handler;
  if (body.type !== 'BlockStatement') {
    const { range } = wrapped(body);
    const isBare = /[=>\s]/u.test(source.text.charAt(range[0] - 1)) && source.text[range[1]] !== ' ';
    return isBare
      ? {
          applicability: 'suggested',
          messageId: 'rejectFirst',
          edits: [
            ...reject.edits,
            { range: [range[0], range[0]], text: `(${name} ? ${reject.name}(${name}) : ` },
            { range: [range[1], range[1]], text: ')' },
          ],
        }
      : undefined;
  }
  const [first] = body.body;
  if (first === undefined) return undefined;
  const start = body.range[0] + 1;
  const line = lineBreak(source.text);
  const isMultiline = source.text.slice(start, first.range[0]).includes('\n');
  const indent = isMultiline ? `${line}${indentAt(source.text, first.range[0])}` : ' ';
  const end = isMultiline ? semicolon(source.text) : ';';
  const text = `${indent}if (${name}) return ${reject.name}(${name})${end}`;
  return {
    applicability: 'suggested',
    messageId: 'rejectFirst',
    edits: [...reject.edits, { range: [start, start], text }],
  };
}

function addListener({ registration, failure }: MissingFailure, reject: Rejection, source: Source): Repair | undefined {
  const { node, receiver } = registration;
  const event = failure.replace(/`/gu, '');
  const repair = (edit: Edit): Repair => ({
    applicability: 'suggested',
    messageId: 'addListener',
    data: { event },
    edits: [...reject.edits, edit],
  });
  const after = node.range[1];
  const mark = quote(source.text);
  const name = `${mark}${event}${mark}`;
  const callee = node.type === 'AssignmentExpression' ? undefined : unwrap(node.callee);
  const method = callee?.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (method === 'on' || method === 'once' || method === 'addListener')
    return repair({ range: [after, after], text: `.${method}(${name}, ${reject.name})` });
  const statement = wrapped(node).parent;
  if (receiver === undefined || statement?.type !== 'ExpressionStatement' || statement.parent.type !== 'BlockStatement')
    return undefined;
  const member = unwrap(node.type === 'AssignmentExpression' ? node.left : node.callee);
  if (member.type !== 'MemberExpression' || member.computed) return undefined;
  // A call would give another receiver the second time: `store.openCursor().onsuccess = …`.
  if (someNode(member.object, ({ type }) => type === 'CallExpression' || type === 'NewExpression')) return undefined;
  // With the parentheses around it, and the `?.` behind it.
  const object = source.text.slice(member.range[0], member.property.range[0]);
  const added =
    method === undefined
      ? `${object}on${event} = ${reject.name}`
      : `${object}addEventListener(${name}, ${reject.name})`;
  const indent = indentAt(source.text, statement.range[0]);
  const end = semicolon(source.text);
  // Without a semicolon the line before would go on.
  const start = end === '' && /^[([]/u.test(added) ? ';' : '';
  const text = `${lineBreak(source.text)}${indent}${start}${added}${end}`;
  return repair({ range: [statement.range[1], statement.range[1]], text });
}
