import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';
import { expect, onTestFinished, test } from 'vitest';
import plugin from '../src/index.ts';
import { read, root } from './files.ts';

const entry = join(root, 'dist/index.js');

/** The modules that a fresh Node loads with the built plugin: ES modules by a loader hook, CommonJS by its cache. */
function modulesLoaded(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tcs-graph-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const log = join(folder, 'log');
  const hooks = `
    import { appendFileSync } from 'node:fs';
    export async function load(url, context, next) {
      appendFileSync(${JSON.stringify(log)}, url + '\\n');
      return next(url, context);
    }`;
  const main = `
    import { Module, register } from 'node:module';
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});
    await import(${JSON.stringify(pathToFileURL(entry).href)});
    process.stdout.write(JSON.stringify(Object.keys(Module._cache)));`;
  const cached = execFileSync(process.execPath, ['--input-type=module', '-e', main], { encoding: 'utf8' });
  return [...readFileSync(log, 'utf8').trim().split('\n'), ...(JSON.parse(cached) as string[])];
}

test('the entry loads neither jscodeshift, typescript, a parser, a scope manager nor ESLint', () => {
  const modules = modulesLoaded();
  expect(modules).toContain(pathToFileURL(entry).href);
  const packages = modules.flatMap((path) => /.*node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/u.exec(path)?.[1] ?? []);
  const allowed = ['@typescript-eslint/visitor-keys', 'eslint-visitor-keys'];
  expect([...new Set(packages)].filter((name) => !allowed.includes(name))).toEqual([]);
  const own = modules.filter((path) => /[/\\]dist[/\\]/u.test(path) && !path.includes('node_modules'));
  expect(own.filter((path) => /dist[/\\]codemods|[/\\]codemods\.js$/u.test(path))).toEqual([]);
  for (const path of own) expect(readFileSync(new URL(path), 'utf8')).not.toContain('oxc-parser');
  // Each file costs every lint run some time.
  expect(own.length).toBeLessThan(5);
});

test('its declarations need no types but ESLint’s', () => {
  const seen = new Set<string>();
  const outside = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import\()\s*["']([^"']+)["']/gu)) {
      if (specifier.startsWith('.')) visit(join(dirname(path), specifier.replace(/\.[jt]s$/u, '.d.ts')));
      else outside.add(specifier);
    }
  };
  visit(join(root, 'dist/index.d.ts'));
  expect([...outside]).toEqual(['eslint']);
});

test('require and import give the same plugin', () => {
  const main = `
    import { createRequire } from 'node:module';
    const imported = await import(${JSON.stringify(pathToFileURL(entry).href)});
    const required = createRequire(import.meta.url)(${JSON.stringify(entry)});
    process.stdout.write(String(required === imported.default));`;
  const folder = mkdtempSync(join(tmpdir(), 'tcs-require-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'main.mjs');
  writeFileSync(file, main);
  expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe('true');
});

test('it names itself as its manifest does', () => {
  const { name, version } = JSON.parse(read('package.json')) as Record<string, unknown>;
  expect(plugin.meta).toEqual({ name, version, namespace: 'tcs' });
});

test('presets are what the rules say of themselves', () => {
  const { recommended, recommendedTypeChecked, strict, all } = plugin.configs;
  const severities = (pick: (docs: (typeof plugin.rules)[string]['meta']['docs']) => string | undefined) =>
    Object.fromEntries(
      Object.entries(plugin.rules).flatMap(([name, { meta }]) => {
        const severity = pick(meta.docs);
        return severity === undefined ? [] : [[`tcs/${name}`, severity]];
      }),
    );
  expect(all.rules).toEqual(severities(() => 'error'));
  expect(recommended.rules).toEqual(severities((docs) => (docs.preset === 'recommended' ? docs.level : undefined)));
  expect(Object.keys(strict.rules ?? {})).toEqual(expect.arrayContaining(Object.keys(recommended.rules ?? {})));
  expect(recommendedTypeChecked.rules).toEqual(expect.objectContaining(recommended.rules ?? {}));
  for (const config of [recommended, recommendedTypeChecked, strict, all]) expect(config.plugins?.['tcs']).toBe(plugin);
});

test('the preset for tests turns rules off, in tests alone', async () => {
  const { all, tests } = plugin.configs;
  expect(Object.keys(tests.rules ?? {})).not.toHaveLength(0);
  expect(new Set(Object.values(tests.rules ?? {}))).toEqual(new Set(['off']));
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [all, tests] });
  const code =
    'export async function first(load) { return Promise.race([load(), new Promise((_, reject) => setTimeout(reject, 5000))]); }';
  const rulesAt = async (filePath: string) => {
    const [result] = await eslint.lintText(code, { filePath });
    return result?.messages.map(({ ruleId }) => ruleId);
  };
  expect(await rulesAt('src/load.js')).toContain('tcs/no-race-timer-leak');
  for (const path of ['src/load.test.js', 'test/load.js', 'packages/a/__tests__/load.mjs', 'src/load_test.js'])
    expect(await rulesAt(path), path).not.toContain('tcs/no-race-timer-leak');
});

test('no rule of the untyped preset needs types', () => {
  const untyped = Object.values(plugin.rules).filter(({ meta }) => meta.docs.preset === 'recommended');
  expect(untyped.filter(({ meta }) => meta.docs.requiresTypeChecking === true)).toEqual([]);
});
