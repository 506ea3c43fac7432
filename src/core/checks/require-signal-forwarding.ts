import { gapAt, signalPlace, type Gap, type SignalPlace } from '../model/signals/signals-call.ts';
import { isBriefRead } from '../model/signals/signals-brief-reads.ts';
import { Carriers } from '../model/signals/signals-carriers.ts';
import { isKept, isLetGo, servesFunction } from '../model/signals/signals-reach.ts';
import { fieldSignalAt, type FieldSignal } from '../model/signals/signals-fields.ts';
import { isMeantForUse } from '../model/signals/signals-choice.ts';
import { codeWithSignals } from '../model/signals/signals-regions.ts';
import { replacedSignals, type Replaced } from '../model/signals/signals-replaced.ts';
import { signals, type Signal, type Signals } from '../model/signals/signals.ts';
import { isInTest } from '../model/test-code.ts';
import { pauseName } from '../model/times.ts';
import type { Edit } from '../repair/edit.ts';
import type { Repair } from '../repair/repair.ts';
import { dottedName, type CallExpression, type Node, calledName, functionName } from '../source/ast.ts';
import { callsIn } from '../source/calls.ts';
import { excerpt } from '../source/excerpt.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';
import { textsWith } from '../source/texts-with.ts';

export interface Options {
  /** Dotted names of functions that take an options object with a `signal` as their last argument. */
  readonly callees: readonly string[];
  /** Dotted names of functions that may be called without the signal in scope. */
  readonly allow: readonly string[];
}

export type MessageId = 'forward' | 'replaced';

/** A signal is in scope, and a callee that takes one is called without it: aborting leaves that call running. */
export const requireSignalForwarding: Check<Options, MessageId> = {
  // With types, a signal may be in scope that the text does not name: `load(url, options: FetchOptions)`.
  relevance: textsWith(
    ['async', 'await', 'then', 'promise', 'signal', 'abort'],
    /\b(?:async|await|then|Promise)\b|signal|abort/i,
  ),
  *run(source, options) {
    const model = signals(source);
    const lines = new LineMap(source.text);
    for (const code of codeWithSignals(source)) {
      for (const call of callsIn(code)) {
        const found = judge(call, source, model, options);
        if (found !== undefined) yield report(call, found, source, lines);
      }
    }
    for (const each of replacedSignals(source, model)) yield reportReplaced(each, source, lines);
  },
};

interface Omission {
  readonly signal: Signal | FieldSignal;
  readonly place: SignalPlace;
  readonly gap: Gap;
}

function judge(call: CallExpression, source: Source, model: Signals, options: Options): Omission | undefined {
  if (call.callee.type === 'Super') return undefined;
  const inScope = [...model.inScope(call)];
  const signal = inScope.find((each) => isMeantForUse(each, call)) ?? fieldSignalAt(call, source);
  // A listener that stays is a matter of its own, and of other rules.
  if (signal === undefined || isExempt(call, options.allow)) return undefined;
  const place = signalPlace(call, source, model, options.callees);
  const gap = place && gapAt(call, place, source);
  if (place === undefined || gap === undefined) return undefined;
  if (place.basis === 'known' && isBriefRead(call, source)) return undefined;
  // A child process or an iterator is at work without anyone waiting for it.
  if ((place.isPromise || place.basis !== 'known') && isLetGo(call, source)) return undefined;
  const carriers = new Carriers(source, inScope);
  // What is handed out rather than awaited, such as a child process, can be ended by hand.
  if (!place.isPromise && (carriers.isListenedTo() || isKept(call, source))) return undefined;
  // A race gives up waiting, which is all that an event needs; it stops no request.
  if (carriers.reach(call) || (place.takesRequest !== true && carriers.isRaced(call))) return undefined;
  if (carriers.hasTwin(call)) return undefined;
  const isWait = place.isWait === true || pauseName.test(calledName(call) ?? '');
  if (isWait && (isInTest(call, source) || isNoTime(call.arguments[0]))) return undefined;
  return servesFunction(call, signal, source, { isWait }) ? { signal, place, gap } : undefined;
}

/** `setTimeout(0)` lets others have their turn: it is over before anybody could abort it. */
function isNoTime(time: Node | undefined): boolean {
  return time?.type === 'Literal' && typeof time.value === 'number' && time.value <= 1;
}

function isExempt(call: CallExpression, allow: readonly string[]): boolean {
  const name = dottedName(call.callee);
  if (calledName(call)?.endsWith('EventListener') === true) return true;
  return name !== undefined && allow.some((each) => name === each || name === `this.${each}`);
}

function report(call: CallExpression, omission: Omission, source: Source, lines: LineMap): Finding<MessageId> {
  const { signal } = omission;
  const edit = forward(call, omission, source);
  return {
    range: call.range,
    messageId: 'forward',
    data: {
      callee: dottedName(call.callee) ?? calledName(call) ?? 'the callee',
      signal: signal.expression,
      origin: originOf(signal),
      line: String(lines.position(signal.node.range[0]).line),
    },
    repairs: edit ? [repair(signal, edit)] : [],
  };
}

/** Nothing is suggested: the caller's signal may be undefined, which `AbortSignal.any` does not take. */
function reportReplaced({ node, deadline, earlier }: Replaced, source: Source, lines: LineMap): Finding<MessageId> {
  return {
    range: node.range,
    messageId: 'replaced',
    data: {
      deadline: excerpt(deadline, source),
      signal: excerpt(earlier, source),
      line: String(lines.position(earlier.range[0]).line),
    },
    repairs: [],
  };
}

function repair({ expression }: Signal | FieldSignal, edit: Edit): Repair {
  return { applicability: 'suggested', messageId: 'pass', data: { signal: expression }, edits: [edit] };
}

function originOf({ origin, holder, ownership }: Signal | FieldSignal): string {
  const name = functionName(holder);
  const owner = name === undefined ? 'the function' : `\`${name}\``;
  if (origin === 'field') return `a field that ${owner} heeds`;
  if (origin === 'parameter' || origin === 'property') return `a parameter of ${owner}`;
  return ownership === 'owned' ? `made in ${owner}` : `a local of ${owner}`;
}

/** The edit that passes the signal on, where the shape of the call leaves no doubt about its place. */
function forward(call: CallExpression, { signal, place, gap }: Omission, source: Source): Edit | undefined {
  const { property, basis } = place;
  const { expression } = signal;
  const member =
    property === undefined ? expression : property === expression ? property : `${property}: ${expression}`;
  const value = property === undefined ? member : `{ ${member} }`;
  switch (gap.kind) {
    case 'absent': {
      const skipped = gap.index - call.arguments.length;
      // Between an overload's parameters there may be no place for an `undefined`.
      if (skipped > 0 && basis === 'types') return undefined;
      return append([...Array<string>(Math.max(skipped, 0)).fill('undefined'), value].join(', '), call, source);
    }
    case 'object':
      return gap.isElsewhere ? undefined : addProperty(member, gap.node, source);
    case 'undefined':
      return { range: gap.node.range, text: value };
    case 'rest':
      return { range: gap.node.range, text: `{ ...${source.text.slice(...gap.node.range)}, ${member} }` };
    case 'encoding':
      return { range: gap.node.range, text: `{ encoding: ${source.text.slice(...gap.node.range)}, ${member} }` };
    case 'callback':
      return { range: [gap.node.range[0], gap.node.range[0]], text: `${value}, ` };
  }
}

function append(text: string, call: CallExpression, source: Source): Edit | undefined {
  const end = call.range[1] - 1;
  const last = call.arguments.at(-1);
  // Parentheses and comments around the last argument are left to the reader.
  const from = last ? last.range[1] : end;
  if (!/^\s*,?\s*$/u.test(source.text.slice(from, end))) return undefined;
  if (last === undefined && !/\(\s*$/u.test(source.text.slice(0, end))) return undefined;
  return { range: [from, from], text: last ? `, ${text}` : text };
}

function addProperty(text: string, object: Extract<Gap, { kind: 'object' }>['node'], source: Source): Edit {
  const last = object.properties.at(-1);
  if (last === undefined) return { range: object.range, text: `{ ${text} }` };
  const indent = /(?:^|\n)([ \t]*)$/u.exec(source.text.slice(0, last.range[0]))?.[1];
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  return {
    range: [last.range[1], last.range[1]],
    text: indent === undefined ? `, ${text}` : `,${newline}${indent}${text}`,
  };
}
