import { Linter as Linter938 } from 'eslint-9-38';
import { Linter as Linter939 } from 'eslint-9-39';
import { Linter, type Linter as LinterTypes } from 'eslint';
import { expect, test } from 'vitest';
import type { Check } from '../../src/core/checks/finding.ts';
import { createRule } from '../../src/rules/create-rule.ts';

interface Options {
  readonly name: string;
  readonly allow: readonly string[];
}

/** Finds each `x` and offers to rename it: enough to see the whole way from a check to a report. */
const renameCheck: Check<Options, 'found'> = {
  relevance: /\bx\b/u,
  *run(source, options) {
    for (const match of source.text.matchAll(/\bx\b/gu)) {
      const range = [match.index, match.index + 1] as const;
      const rename = (applicability: 'safe' | 'suggested', to: string) => ({
        applicability,
        messageId: 'rename',
        data: { to },
        edits: [
          { range, text: to },
          { range: [source.text.length, source.text.length] as const, text: `/* ${source.settings.runtime} */` },
        ],
      });
      yield {
        range,
        messageId: 'found',
        data: { name: options.name },
        repairs: [rename('suggested', 'y'), rename('safe', 'z')],
      };
    }
  },
};

function rule(fixable: boolean) {
  return createRule({
    name: 'rename',
    docs: { description: 'disallow x', preset: 'recommended', level: 'error' },
    schema: {
      name: { type: 'string', description: 'A name.' },
      allow: { type: 'array', items: { type: 'string' }, description: 'Names.' },
    },
    defaultOptions: { name: 'default', allow: [] },
    messages: { found: 'Found {{name}}; rename it.' },
    suggestions: { rename: 'Rename it to {{to}}' },
    fixable,
    check: renameCheck,
  });
}

function config(fixable: boolean, more: LinterTypes.Config = {}): LinterTypes.Config {
  return { plugins: { t: { rules: { rename: rule(fixable) } } }, rules: { 't/rename': 'error' }, ...more };
}

test.for([
  ['9.38', Linter938 as unknown as typeof Linter],
  ['9.39', Linter939 as unknown as typeof Linter],
  ['10', Linter],
] as const)('reports, fixes and suggests on ESLint %s', ([version, Class]) => {
  const linter = new Class();
  expect(linter.version.startsWith(version)).toBe(true);
  const text = '\uFEFFlet a;\nlet x;\n';
  const [message, ...others] = linter.verify(text, config(true));
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    message: 'Found default; rename it.',
    line: 2,
    column: 5,
    endLine: 2,
    endColumn: 6,
    suggestions: [{ desc: 'Rename it to y' }],
  });
  expect(linter.verifyAndFix(text, config(true)).output).toBe('\uFEFFlet a;\nlet z;\n/* task-completion-source */');
  const suggested = linter.verify(text, config(false))[0];
  expect(suggested?.fix).toBeUndefined();
  expect(suggested?.suggestions?.map((each) => each.desc)).toEqual(['Rename it to y', 'Rename it to z']);
});

test('merges options with the defaults and refuses unknown ones', () => {
  const linter = new Linter();
  const given = config(true, { rules: { 't/rename': ['error', { name: 'given' }] } });
  expect(linter.verify('x', given)[0]?.message).toBe('Found given; rename it.');
  expect(() => linter.verify('x', config(true, { rules: { 't/rename': ['error', { nam: 1 }] } }))).toThrow('nam');
});

test('does nothing for a text that the relevance test rules out', () => {
  expect(new Linter().verify('let y;', config(true))).toEqual([]);
});

test('reads settings.tcs and names the one that is wrong', () => {
  const linter = new Linter();
  const fixed = linter.verifyAndFix('x', config(true, { settings: { tcs: { runtime: '#tcs' } } }));
  expect(fixed.output).toBe('z/* #tcs */');
  const wrong = (tcs: unknown) => () => linter.verify('x', config(true, { settings: { tcs } }));
  expect(wrong({ runtime: 5 })).toThrow(
    "settings.tcs.runtime must be a module specifier such as 'task-completion-source', got 5",
  );
  expect(wrong({ runtme: '' })).toThrow(
    'settings.tcs.runtme is not a setting; known: runtime, deferreds, onceEvents, neverReturns, lockMethods, checkJs',
  );
  expect(wrong({ deferreds: 'Gate' })).toThrow('settings.tcs.deferreds must be a list of names, got "Gate"');
  expect(wrong({ checkJs: 'yes' })).toThrow('settings.tcs.checkJs must be true or false, got "yes"');
  expect(wrong([])).toThrow('settings.tcs must be an object, got []');
});
