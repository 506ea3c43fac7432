import { describe, expect, test } from 'vitest';
import { rewrite } from '../../src/codemods/rewrite.ts';
import { renameCodemod } from './cli/helpers.ts';

const sitesOf = (text: string, path = 'a.tsx') =>
  rewrite(path, text, { codemods: [renameCodemod] }).sites.map(({ status, skip }) =>
    skip?.code === 'ignored' ? skip.detail : status,
  );

describe('tcs-codemod-ignore-next-line', () => {
  test.for([
    ['// tcs-codemod-ignore-next-line: for the talk\noldName();\noldName();', ['for the talk', 'rewritten']],
    ['/* tcs-codemod-ignore-next-line: why */\r\noldName();\r\noldName();', ['why', 'rewritten']],
    ['/**\n * tcs-codemod-ignore-next-line: why\n */\noldName(); oldName();', ['why', 'why']],
    ['  // tcs-codemod-ignore-next-line\n  oldName();', ['a comment says so, without a reason']],
    ['// tcs-codemod-ignore-next-line: a\n// eslint-disable-next-line b\n\noldName();\noldName();', ['a', 'rewritten']],
    ['const a = <b>\n{/* tcs-codemod-ignore-next-line: jsx */}\n{oldName}\n</b>;', ['jsx']],
    ['oldName(); // tcs-codemod-ignore-next-line: the next\noldName();', ['rewritten', 'the next']],
    ['`// tcs-codemod-ignore-next-line: a text`\noldName();', ['rewritten']],
    ["'// tcs-codemod-ignore-next-line'\noldName();", ['rewritten']],
    ['// tcs-codemod-ignore-next-lines: no such thing\noldName();', ['rewritten']],
    ['oldName();\n// tcs-codemod-ignore-next-line: nothing follows', ['rewritten']],
  ] as const)('in %j gives %j', ([text, expected]) => {
    expect(sitesOf(text)).toEqual(expected);
  });

  test('keeps to its line when an earlier rewrite moves it', () => {
    const text = 'oldName(oldUnsafe);\n// tcs-codemod-ignore-next-line: kept\noldName();\n';
    const growing = {
      ...renameCodemod,
      *find(source: Parameters<typeof renameCodemod.find>[0]) {
        for (const finding of renameCodemod.find(source, { from: [] })) {
          const edits = [{ range: finding.range, text: 'newName\n  ' }];
          yield { ...finding, repairs: [{ applicability: 'safe' as const, messageId: 'old', edits }] };
        }
      },
    };
    const { text: after } = rewrite('a.ts', text, { codemods: [growing] });
    expect(after).toContain('// tcs-codemod-ignore-next-line: kept\noldName();');
    expect(after.match(/old/gu)).toHaveLength(1);
  });
});

describe('tcs-codemod-ignore-file', () => {
  test.for([
    ['/* tcs-codemod-ignore-file: legacy */\noldName();\noldStuck();', ['legacy', 'legacy']],
    ['oldName();\n// tcs-codemod-ignore-file: legacy\n', ['legacy']],
    ["const a = '/* tcs-codemod-ignore-file: a text */';\noldName();", ['rewritten']],
  ] as const)('in %j gives %j', ([text, expected]) => {
    expect(sitesOf(text)).toEqual(expected);
  });

  test('works in the markup of a component', () => {
    expect(sitesOf('<!-- tcs-codemod-ignore-file: legacy -->\n<script>oldName()</script>', 'a.vue')).toEqual([
      'legacy',
    ]);
  });
});
