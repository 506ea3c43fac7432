import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import plugin from '../src/index.ts';
import { root } from './files.ts';

test('the example shows what the headline rules find, and reads without errors', async () => {
  const eslint = new ESLint({
    cwd: join(root, 'example'),
    overrideConfigFile: true,
    overrideConfig: [{ files: ['**/*.{ts,js,cjs}'], languageOptions: { parser } }, plugin.configs.strict],
  });
  const messages = (await eslint.lintFiles(['src'])).flatMap((result) => result.messages);
  expect(messages.filter((message) => message.fatal)).toEqual([]);
  const found = new Set(messages.map((message) => message.ruleId));
  const headlines = [
    'no-bare-deferred',
    'no-double-settle',
    'no-state-change-after-notify',
    'require-signal-forwarding',
  ];
  expect(headlines.filter((name) => !found.has(`tcs/${name}`))).toEqual([]);
});
