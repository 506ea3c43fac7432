import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/codemods/cli/formats.ts';
import { optionGroups, type OptionRow } from '../../../src/codemods/cli/options.ts';
import { fileStatuses } from '../../../src/codemods/cli/run-result.ts';
import { read } from '../../files.ts';

const page = read('docs/codemods/cli.md');
const rows = page.split('\n').map((line) => line.replaceAll(/\s+/gu, ' '));
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The row that the page has for an option: all of it comes from the table of options. */
function rowOf({ name, short, value, isRepeatable, help, example }: OptionRow): string {
  const flag = `--${name}${value === undefined ? '' : ` <${value}>`}`;
  const written = short === undefined ? `\`${flag}\`` : `\`-${short}\`, \`${flag}\``;
  const told = isRepeatable === true ? `${help} (repeatable)` : help;
  return `| ${[written, told, `\`${example}\``].map(cell).join(' | ')} |`;
}

describe('docs/codemods/cli.md', () => {
  it.each(optionGroups.map((group) => [group.title, group.rows] as const))(
    'has each option of "%s", as the help has it',
    (title, options) => {
      expect(page).toContain(`### ${title}\n`);
      expect(options.map(rowOf).filter((row) => !rows.includes(row))).toEqual([]);
    },
  );

  it('names each format and each status', () => {
    for (const name of [...formats, ...fileStatuses]) expect(page).toContain(`\`${name}\``);
  });
});
