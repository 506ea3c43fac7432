import { dirname, join } from 'node:path';
import { defaultSettings } from '../../core/source/settings.ts';
import type { FoundFile } from './discover-files.ts';
import { ancestors, rangeIn, readManifest } from './find-missing-runtime.ts';

/** What the declarations of the runtime are written for. */
const oldest = [4, 5] as const;

/**
 * A note where the TypeScript of the changed files is too old for the declarations of the runtime: it would report them, and
 * nobody would know why. As it is installed, else as it is asked for.
 */
export function noteOldTypeScript(changed: readonly FoundFile[], specifier: string): readonly string[] {
  // Another module may be read by any.
  if (specifier !== defaultSettings.runtime) return [];
  const typed = changed.filter(({ absolute }) => /\.[cm]?tsx?$/u.test(absolute));
  const versions = new Set(
    typed.map(({ absolute }) => dirname(absolute)).flatMap((folder) => versionFor(folder) ?? []),
  );
  return [...versions]
    .filter(isTooOld)
    .map(
      (version) =>
        `TypeScript ${version} cannot read the declarations of ${specifier}, which need ${oldest.join('.')} or later.`,
    );
}

function versionFor(folder: string): string | undefined {
  for (const each of ancestors(folder)) {
    const version = readManifest(join(each, 'node_modules', 'typescript'))['version'];
    const known = typeof version === 'string' ? version : rangeIn(each, 'typescript');
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Whether a version, or the range of one that is to be installed, ends below. */
function isTooOld(version: string): boolean {
  const [, major, minor] = /^[~^]?(\d+)(?:\.(\d+))?/u.exec(version) ?? [];
  if (major === undefined) return false;
  const [a, b] = [Number(major) - oldest[0], Number(minor ?? Infinity) - oldest[1]];
  return a < 0 || (a === 0 && !version.startsWith('^') && b < 0);
}
