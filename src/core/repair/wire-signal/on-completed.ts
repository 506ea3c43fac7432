import type { Source } from '../../source/source.ts';
import { semicolon } from '../layout.ts';
import type { WiredListener } from './abort-listener.ts';

/** `source.onCompleted(() => clearTimeout(timer));` for each thing that a listener cleaned up. */
export function onCompletedTexts({ cleanUps }: WiredListener, name: string, source: Source): string[] {
  const end = semicolon(source.text);
  return cleanUps.map((each) => {
    const call = source.text.slice(...each.range).replace(/;$/u, '');
    return `${name}.onCompleted(() => ${call})${end}`;
  });
}
