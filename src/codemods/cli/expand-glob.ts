import { dirname, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

export interface GlobMatch {
  /** The folder that all matches lie in. */
  readonly base: string;
  /** Absolute. */
  readonly files: ReadonlySet<string>;
}

function staticBase(pattern: string, cwd: string): string {
  let base = pattern;
  while (isDynamicPattern(base)) base = dirname(base);
  return resolve(cwd, base);
}

/** The files that a glob names, for shells that do not expand it; nothing when the text is no glob. */
export async function expandGlob(pattern: string, cwd: string): Promise<GlobMatch | undefined> {
  const slashed = process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  if (!isDynamicPattern(slashed)) return undefined;
  const base = staticBase(slashed, cwd);
  const found = await glob(slashed, {
    cwd,
    absolute: true,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return { base, files: new Set(found.map((file) => resolve(file))) };
}
