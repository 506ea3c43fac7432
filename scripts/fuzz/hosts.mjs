// @ts-check
// The rules in each of the places where they run: the parse port of the codemods, ESLint's own parser, typescript-eslint's
// without types and with them. Whatever goes wrong comes back as a problem.
import { basename } from 'node:path';
import { parse as parseTypeScript, parseForESLint } from '@typescript-eslint/parser';
import { Linter as Linter10 } from 'eslint';
import { Linter as Linter38 } from 'eslint-9-38';
import { Linter as Linter39 } from 'eslint-9-39';
import ts from 'typescript';
import { parse, ParseError } from '../../dist/modules/core/source/parse.js';
import plugin from '../../dist/index.js';
import { root, ruleNames } from '../lib.mjs';

/** @typedef {'crash' | 'repair' | 'slow' | 'differs'} ProblemKind */
/** @typedef {{ kind: ProblemKind, rule: string, message: string, stack?: string }} Problem */
/** @typedef {{ isRead: boolean, problems: Problem[], found: string[] }} Outcome */
/** @typedef {'oxc' | 'espree' | 'typescript' | 'typed'} HostName */

/** Milliseconds that a rule may take: so much at least, for a busy machine and the first question to a type checker, … */
const grace = 500;
/** … and so much for each line. */
const perLine = 2;

/** @type {Map<string, import('../../dist/modules/core/checks/finding.js').Check<any, string>>} */
const checks = new Map();
for (const name of ruleNames()) {
  const module = await import(`../../dist/modules/core/checks/${name}.js`);
  checks.set(
    name,
    Object.values(module).find((each) => each?.relevance !== undefined),
  );
}

const linters = [Linter10, Linter38, Linter39].map((Linter) => new Linter({ cwd: '/' }));

/** @param {string} rule @param {unknown} error @returns {Problem} */
function crash(rule, error) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const frame = /(?:\(|at )(?:file:\/\/)?\S*?dist\/([^\s)]+)/u.exec(stack ?? '')?.[1] ?? 'elsewhere';
  return { kind: 'crash', rule, message: `${message.split('\n')[0]} at ${frame}`, stack: stack ?? '' };
}

/** @param {string} rule @param {number} time @param {string} text @returns {Problem[]} */
function tooSlow(rule, time, text) {
  const lines = text.split('\n').length;
  if (time <= grace + perLine * lines) return [];
  return [{ kind: 'slow', rule, message: `${time.toFixed(0)} ms for ${lines} lines` }];
}

/** @param {string} path @param {string} text @returns {Outcome} */
function runOxc(path, text) {
  /** @type {Outcome} */
  const outcome = { isRead: true, problems: [], found: [] };
  let source;
  try {
    source = parse(path, text, { parser: 'oxc' });
  } catch (error) {
    if (error instanceof ParseError) return { ...outcome, isRead: false };
    throw error;
  }
  for (const [rule, check] of checks) {
    if (!check.relevance.test(text)) continue;
    const start = performance.now();
    try {
      for (const finding of check.run(source, plugin.rules[rule]?.meta?.defaultOptions?.[0])) {
        outcome.found.push(`${rule} ${finding.messageId} ${finding.range}`);
        if (!(finding.range[0] >= 0 && finding.range[1] <= text.length && finding.range[0] <= finding.range[1]))
          outcome.problems.push({ kind: 'crash', rule, message: `a finding outside of the text` });
      }
    } catch (error) {
      outcome.problems.push(crash(rule, error));
    }
    outcome.problems.push(...tooSlow(rule, performance.now() - start, text));
  }
  return outcome;
}

/** @type {{ problems: Problem[], text: string, found: string[] }} */
let current = { problems: [], text: '', found: [] };

/** The rule with a net under it and a clock on it. @param {string} name @param {any} rule */
function watched(name, rule) {
  const guarded = (/** @type {() => unknown} */ action) => {
    const start = performance.now();
    try {
      return action();
    } catch (error) {
      current.problems.push(crash(name, error));
      return {};
    } finally {
      current.problems.push(...tooSlow(name, performance.now() - start, current.text));
    }
  };
  return {
    meta: { ...rule.meta, schema: false },
    create: (/** @type {unknown} */ context) => {
      const listeners = /** @type {Record<string, (node: unknown) => void>} */ (guarded(() => rule.create(context)));
      return Object.fromEntries(
        Object.entries(listeners).map(([event, listener]) => [
          event,
          (/** @type {unknown} */ node) => guarded(() => listener(node)),
        ]),
      );
    },
  };
}

const watchedPlugin = {
  rules: Object.fromEntries(Object.entries(plugin.rules).map(([name, rule]) => [name, watched(name, rule)])),
};
const levels = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`tcs/${name}`, 'error']));

/** @param {any} languageOptions @param {boolean} [isBare] */
function configuration(languageOptions, isBare = false) {
  return {
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    languageOptions,
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    ...(isBare ? {} : { plugins: { tcs: watchedPlugin }, rules: levels }),
  };
}

/** @param {any} languageOptions @param {string} path @param {string} text @param {number} version @returns {Outcome} */
function runEslint(languageOptions, path, text, version) {
  const linter = linters[version % linters.length];
  current = { problems: [], text, found: [] };
  const { problems } = current;
  const messages = linter.verify(text, configuration(languageOptions), { filename: path });
  if (messages.some(({ fatal, ruleId }) => fatal || ruleId === null)) return { isRead: false, problems, found: [] };
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const repairs = messages.flatMap(({ ruleId, fix, suggestions }) =>
    [fix, ...(suggestions ?? []).map((each) => each.fix)].flatMap((each) => (each ? [{ ruleId, fix: each }] : [])),
  );
  for (const { ruleId, fix } of repairs.slice(0, 6)) {
    const after = text.slice(0, fix.range[0] + bom) + fix.text + text.slice(fix.range[1] + bom);
    const wrong = linter
      .verify(after, configuration(languageOptions, true), { filename: path })
      .find(({ fatal }) => fatal);
    if (wrong) {
      const message = `a repair breaks the syntax: ${wrong.message}`;
      problems.push({ kind: 'repair', rule: (ruleId ?? '').replace('tcs/', ''), message });
    }
  }
  return { isRead: true, problems, found: messages.map(({ ruleId, messageId }) => `${ruleId} ${messageId}`) };
}

const hasJsx = (/** @type {string} */ path) => !/\.[cm]?ts$/u.test(path);

const libFiles = new Map();
/** @type {ts.CompilerOptions} */
const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  jsx: ts.JsxEmit.Preserve,
  strict: true,
  types: [],
  noEmit: true,
  allowJs: true,
  noResolve: true,
};

/** A parser for one text, which is a program of its own. @param {string} path */
function typedParser(path) {
  return {
    parseForESLint: (/** @type {string} */ text, /** @type {any} */ options) => {
      const host = ts.createCompilerHost(compilerOptions, true);
      const getSourceFile = host.getSourceFile.bind(host);
      host.getSourceFile = (name, version) => {
        if (name === path) return ts.createSourceFile(name, text, version, true);
        if (!libFiles.has(name)) libFiles.set(name, getSourceFile(name, version));
        return libFiles.get(name);
      };
      host.fileExists = (name) => name === path || name.startsWith(root);
      const program = ts.createProgram([path], compilerOptions, host);
      return parseForESLint(text, { ...options, range: true, loc: true, filePath: path, programs: [program] });
    },
  };
}

/** @param {HostName} host @param {string} path @param {string} text @param {number} version @returns {Outcome} */
function runOnce(host, path, text, version) {
  if (host === 'oxc') return runOxc(path, text);
  const ecmaFeatures = { jsx: hasJsx(path) };
  const parserOptions = { ecmaFeatures };
  if (host === 'typescript')
    return runEslint({ parser: { parse: parseTypeScript, parseForESLint }, parserOptions }, path, text, version);
  if (host === 'typed')
    return runEslint({ parser: typedParser(path), parserOptions, sourceType: 'module' }, path, text, version);
  const sourceType = /^\s*(?:import|export)\b/mu.test(text) ? 'module' : 'commonjs';
  return runEslint({ sourceType, parserOptions: { ecmaFeatures: { jsx: true } } }, path, text, version);
}

/**
 * @param {HostName} host @param {string} path @param {string} text
 * @param {number} version which ESLint of those that are supported: 0, 1, 2
 * @returns {Outcome}
 */
export function run(host, path, text, version) {
  // ESLint reads nothing of node_modules.
  const file = `/fuzz/${host === 'espree' ? 'file.js' : basename(path)}`;
  let outcome;
  try {
    outcome = runOnce(host, file, text, version);
  } catch (error) {
    // Parsers and ESLint itself throw on some texts, rules or no rules.
    if (process.env.FUZZ_DEBUG) console.log(error);
    return { isRead: false, problems: [...current.problems], found: [] };
  }
  // Once more: another process may have had the processor, or the collector.
  if (outcome.problems.some(({ kind }) => kind === 'slow')) {
    const again = runOnce(host, file, text, version).problems;
    const isStill = (/** @type {Problem} */ one) =>
      again.some(({ kind, rule }) => kind === one.kind && rule === one.rule);
    outcome.problems = outcome.problems.filter((each) => each.kind !== 'slow' || isStill(each));
  }
  return outcome;
}
