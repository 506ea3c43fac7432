import { execFile } from 'node:child_process';
import { dirname, join, posix, relative, sep } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.ts';
import { filesUnder, read, root } from './files.ts';
import { fencesOf } from './markdown.ts';

const programs = filesUnder('examples').filter((path) => path.endsWith('.mjs'));
const hazards = programs.filter((path) => path.startsWith('examples/hazards/'));
const page = 'docs/runtime/hazards.md';

describe.concurrent.for(programs)('%s', (path) => {
  const text = read(path).replaceAll('\r\n', '\n');

  test('says in two or three lines what it shows, and at its end what it prints', ({ expect }) => {
    expect(text).toMatch(/^\/\/ @ts-check\n(?:\/\/ [^\n]{20,}\n){2,3}(?!\/\/ )/u);
    expect(outputOf(text)).not.toBe('');
  });

  test('prints it, and ends by itself', async ({ expect }) => {
    const { code, stdout, stderr } = await run(path);
    expect(stderr).toBe('');
    expect(stdout).toBe(outputOf(text));
    expect(code).toBe(0);
  });
});

test('the programs type-check', () => {
  const folder = join(root, 'examples');
  const config: unknown = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys)).config;
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  expect(fileNames.map((name) => relative(root, name).split(sep).join('/')).sort()).toEqual(programs);
  const found = [...errors, ...ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options))];
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  };
  expect(ts.formatDiagnostics(found, host)).toBe('');
});

test('examples/README.md lists each program once, and nothing else', () => {
  expect(programsIn('examples/README.md').sort()).toEqual(programs);
});

describe(page, () => {
  const sections = read(page).split(/^## /mu).slice(1);

  test('has a section for each program that shows a hazard', () => {
    const shown = new Set(programsIn(page));
    expect(hazards.filter((path) => !shown.has(path))).toEqual([]);
    expect(sections.map((section) => hazards.filter((path) => section.includes(posix.basename(path))).length)).toEqual(
      sections.map(() => 1),
    );
  });

  // Also when a rule comes that reports what none has reported before.
  test.for(sections.map((section) => [section.split('\n', 1)[0] ?? '', section] as const))(
    'names the rules that report it: %s',
    ([, section]) => {
      const [snippet] = fencesOf(section);
      const named = [...section.matchAll(/\(\.\.\/rules\/([\w-]+)\.md\)/gu)].map(([, name = '']) => name);
      expect(reportsOn(snippet?.code ?? '')).toEqual(named);
    },
  );
});

function outputOf(text: string): string {
  return (/^\/\/ prints:\n((?:\/\/(?: .*)?\n)+)$/mu.exec(text)?.[1] ?? '').replaceAll(/^\/\/ ?/gmu, '');
}

/** The programs that a page links to. */
function programsIn(path: string): string[] {
  return [...read(path).matchAll(/\]\(([^)]+\.mjs)\)/gu)].map(([, link = '']) => posix.join(dirname(path), link));
}

function reportsOn(code: string): string[] {
  const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`tcs/${name}`, 'error'] as const));
  const config = { files: ['**/*.ts'], plugins: { tcs: plugin }, languageOptions: { parser }, rules };
  const messages = new Linter().verify(code, config, 'snippet.ts');
  return messages.map(({ ruleId, message }) => ruleId?.replace('tcs/', '') ?? message);
}

interface Outcome {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** No more than these run at a time: each is a Node of its own, and not the only test on the machine. */
const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
let next = 0;

function run(path: string): Promise<Outcome> {
  const lane = next++ % lanes.length;
  const outcome = (lanes[lane] ?? Promise.resolve()).then(() => execute(path));
  lanes[lane] = outcome;
  return outcome;
}

function execute(path: string): Promise<Outcome> {
  // Colours and warnings about them depend on where the tests run.
  const { FORCE_COLOR: _force, NO_COLOR: _no, NODE_OPTIONS: _options, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [path], { cwd: root, env, timeout: 20_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code ?? error.signal), stdout, stderr });
    });
  });
}
