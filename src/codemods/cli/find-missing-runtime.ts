import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { FoundFile } from './discover-files.ts';
import type { MissingRuntime } from './run-result.ts';

const lists = ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies'];

const managers: readonly (readonly [lockfile: string, command: string])[] = [
  ['pnpm-lock.yaml', 'pnpm add'],
  ['yarn.lock', 'yarn add'],
  ['bun.lock', 'bun add'],
  ['bun.lockb', 'bun add'],
  ['package-lock.json', 'npm install'],
  ['npm-shrinkwrap.json', 'npm install'],
];

/** The package that a specifier names; nothing for paths, `#imports` and the aliases of a project. */
export function packageName(specifier: string): string | undefined {
  return /^(?:@[^/@:\s]+\/)?[^./#~@:\s][^/:\s]*(?=\/|$)/u.exec(specifier)?.[0];
}

/** What to install so that the changed files find the runtime they import. */
export function findMissingRuntime(
  cwd: string,
  changed: readonly FoundFile[],
  specifier: string,
): MissingRuntime | undefined {
  const name = packageName(specifier);
  if (name === undefined) return undefined;
  const folders = new Set(changed.map((file) => dirname(file.absolute)));
  const packages = new Set<string>();
  let lacking: string | undefined;
  for (const folder of folders) {
    if (ancestors(folder).some((each) => provides(each, name))) continue;
    lacking ??= folder;
    const home = ancestors(folder).find((each) => existsSync(join(each, 'package.json'))) ?? cwd;
    packages.add(relative(cwd, home).replaceAll(sep, '/') || '.');
  }
  if (lacking === undefined) return undefined;
  return { name, packages: [...packages].sort(), command: `${installCommand(lacking)} ${name}` };
}

export function ancestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

function provides(folder: string, name: string): boolean {
  return readManifest(folder)['name'] === name || rangeIn(folder, name) !== undefined;
}

/** The range of versions that the package of a folder asks for. */
export function rangeIn(folder: string, name: string): string | undefined {
  const manifest = readManifest(folder);
  const ranges = lists.map((list) => asRecord(manifest[list])).filter((list) => Object.hasOwn(list, name));
  return ranges.map((list) => String(list[name]))[0];
}

export function readManifest(folder: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function installCommand(folder: string): string {
  for (const each of ancestors(folder)) {
    const found = managers.find(([lockfile]) => existsSync(join(each, lockfile)));
    if (found !== undefined) return found[1];
    const declared = readManifest(each)['packageManager'];
    const manager = typeof declared === 'string' ? /^(?:pnpm|yarn|bun)(?=@)/u.exec(declared)?.[0] : undefined;
    if (manager !== undefined) return `${manager} add`;
  }
  return 'npm install';
}
