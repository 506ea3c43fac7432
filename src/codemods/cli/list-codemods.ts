import type { Codemod } from '../create-codemod.ts';
import type { Format } from './formats.ts';

/** What `--list` prints: a line for each codemod, or an array of them. */
export function listCodemods(codemods: readonly Codemod[], format: Format): string {
  if (format === 'json') {
    return `${JSON.stringify(
      codemods.map(({ name, summary, rule }) => ({ name, summary, rule })),
      undefined,
      2,
    )}\n`;
  }
  const width = Math.max(...codemods.map(({ name }) => name.length));
  return codemods.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}\n`).join('');
}
