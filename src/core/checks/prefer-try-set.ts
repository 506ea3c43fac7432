import { races, type Race } from '../model/racing-completers.ts';
import type { Repair } from '../repair/repair.ts';
import { propertyName } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';
import { textsWith } from '../source/texts-with.ts';

export type MessageId = 'raced' | 'signalled' | 'repeated' | 'again';

const messages = { completer: 'raced', signal: 'signalled', repetition: 'repeated', call: 'again' } as const;

/** A `set*` throws where another completer has won, and out of an event handler that nobody catches. */
export const preferTrySet: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: textsWith(['setresult', 'setexception', 'setcanceled'], /\bset(?:Result|Exceptions?|Canceled)\b/),
  // Its resolvers throw at no second call.
  mayLieIn: () => false,
  *run(source) {
    let lines: LineMap | undefined;
    for (const race of races(source)) yield report(race, source, (lines ??= new LineMap(source.text)));
  },
};

function report(race: Race, source: Source, lines: LineMap): Finding<MessageId> {
  const { site, handle, node } = race;
  const name = handle.type === 'MemberExpression' ? (propertyName(handle) ?? '') : '';
  const twin = `trySet${name.slice('set'.length)}`;
  const text = source.text.slice(...handle.range).replace(/\s+/gu, ' ');
  return {
    range: site.range,
    messageId: messages[race.rival],
    data: {
      name: text.length > 40 ? name : text,
      twin: name.startsWith('set') ? twin : 'the `trySet` twin',
      line: String(lines.position(node.range[0]).line),
    },
    repairs: repairs(race, name, twin),
  };
}

function repairs({ handle, isUnused }: Race, name: string, twin: string): readonly Repair[] {
  if (handle.type !== 'MemberExpression' || handle.computed || !name.startsWith('set')) return [];
  const edits = [{ range: handle.property.range, text: twin }];
  return [{ applicability: isUnused ? 'safe' : 'suggested', messageId: 'useTry', data: { twin }, edits }];
}
