import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FoundFile } from './discover-files.ts';
import { ancestors, packageName, readManifest } from './find-missing-runtime.ts';

const configs = ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts', 'json'].map((ending) => `jest.config.${ending}`);

/**
 * A note where jest puts an empty mock in the place of each module that a test does not name: the changed files would get
 * one of the runtime, and fail far from there.
 */
export function noteAutomock(changed: readonly FoundFile[], specifier: string): readonly string[] {
  const name = packageName(specifier);
  if (name === undefined) return [];
  const folders = new Set(changed.flatMap(({ absolute }) => ancestors(dirname(absolute))));
  const mocks = [...folders].some((folder) =>
    configsIn(folder).some((config) => /\bautomock\b["']?\s*:\s*true\b/u.test(config) && !config.includes(name)),
  );
  if (!mocks) return [];
  return [`jest mocks all modules here (automock): list ${name} in its unmockedModulePathPatterns.`];
}

function configsIn(folder: string): readonly string[] {
  const { jest } = readManifest(folder);
  const own = typeof jest === 'object' ? [JSON.stringify(jest)] : [];
  return [...own, ...configs.map((file) => withoutComments(textOf(join(folder, file))))];
}

/** A configuration as jest writes it has all options in comments. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\/.*$/gmu, '');
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
