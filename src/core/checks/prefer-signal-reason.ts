import { signalText } from '../model/abort/abort-listeners.ts';
import { abortNameTests, type NameTest } from '../model/abort/abort-name-tests.ts';
import { inventedErrors, type InventedError } from '../model/abort/abort-reactions.ts';
import { bareReasons, type BareReason } from '../model/abort/abort-reasons.ts';
import { isInTest } from '../model/test-code.ts';
import type { Repair } from '../repair/repair.ts';
import { meansTheSame, useReason } from '../repair/use-reason.ts';
import { unwrap } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';
import { textsWith } from '../source/texts-with.ts';

export type Options = Readonly<Record<string, never>>;

export type MessageId = 'invented' | 'noError' | 'nameTest';

/** A signal says why it aborted; an error made up in its place keeps that from everybody further up. */
export const preferSignalReason: Check<Options, MessageId> = {
  relevance: textsWith(
    ['.abort(', `abort'`, 'abort"', 'abort`', 'onabort', 'aborted', 'aborterror'],
    /\.abort\(|\babort['"`]|\bonabort\b|\baborted\b|['"`]AbortError['"`]/,
  ),
  *run(source) {
    // A double of `fetch` in a test rejects as the platform does, not as the signal says.
    for (const each of inventedErrors(source)) if (!isInTest(each.use, source)) yield invented(each, source);
    for (const each of bareReasons(source)) yield noError(each, source);
    for (const each of abortNameTests(source)) if (!isInTest(each.test, source)) yield nameTest(each, source);
  },
};

function invented({ signal, error, use }: InventedError, source: Source): Finding<MessageId> {
  const name = signalText(signal, source);
  const edit = useReason({ signal, error, use }, source);
  return {
    range: use.type === 'ThrowStatement' ? use.range : error.range,
    messageId: 'invented',
    data: { signal: name },
    repairs: edit ? [suggest('useReason', name, edit)] : [],
  };
}

function noError({ call, reason }: BareReason, source: Source): Finding<MessageId> {
  const at = unwrap(reason);
  const isText = (at.type === 'Literal' && typeof at.value === 'string') || at.type === 'TemplateLiteral';
  const text = source.text.slice(...reason.range);
  return {
    range: reason.range,
    messageId: 'noError',
    data: { reason: text.length > 40 ? `${text.slice(0, 37)}...` : text.replace(/\s+/gu, ' ') },
    repairs: isText
      ? [suggest('wrap', source.text.slice(...call.callee.range), { range: reason.range, text: `new Error(${text})` })]
      : [],
  };
}

function nameTest({ test, signal, isNegated }: NameTest, source: Source): Finding<MessageId> {
  const name = signalText(signal, source);
  const isNamed = signal.type === 'Identifier' && test.type !== 'Literal';
  const text = `${isNegated ? '!' : ''}${name}.aborted`;
  return {
    range: test.range,
    messageId: 'nameTest',
    data: { signal: name },
    repairs:
      isNamed && meansTheSame(signal, test, source) ? [suggest('askSignal', name, { range: test.range, text })] : [],
  };
}

function suggest(messageId: string, signal: string, edit: Repair['edits'][number]): Repair {
  return { applicability: 'suggested', messageId, data: { signal }, edits: [edit] };
}
