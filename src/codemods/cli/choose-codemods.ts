import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Codemod } from '../create-codemod.ts';
import { parseFrom, relevantFrom } from '../from-option.ts';
import { isTransformPath, loadTransform, type OwnTransform } from './own-transform.ts';
import type { RunOptions } from './run-options.ts';
import type { CodemodInfo } from './run-result.ts';
import { suggestName } from './suggest-name.ts';
import { UsageError } from './usage-error.ts';

/** What a run applies. */
export interface ChosenCodemods {
  readonly codemods: readonly Codemod[];
  readonly transforms: readonly OwnTransform[];
  /** Where the transforms come from, absolute. */
  readonly transformPaths: readonly string[];
}

/**
 * The codemods by these names, in the order in which they apply, and the transforms by these paths, in the order given;
 * when nothing is named, all codemods that could change something.
 * @throws {UsageError} a name is unknown, or a transform cannot be loaded.
 */
export async function chooseCodemods(
  known: readonly Codemod[],
  {
    transforms: given,
    transformOptions,
    unsafe,
    from,
    cwd,
  }: Pick<RunOptions, 'transforms' | 'transformOptions' | 'unsafe' | 'from' | 'cwd'>,
): Promise<ChosenCodemods> {
  const all = known.map((codemod) => codemod.name);
  const names = given.filter((name) => all.includes(name) || !isTransformPath(name));
  const transformPaths = given.filter((name) => !names.includes(name)).map((name) => resolve(cwd, name));
  for (const name of names) if (!all.includes(name)) throw unknownCodemod(name, all);
  for (const path of transformPaths) {
    if (!existsSync(path) || !statSync(path).isFile())
      throw new UsageError(`--transform ${path} does not exist or is no file`);
  }
  const option = Object.keys(transformOptions)[0];
  if (option !== undefined && transformPaths.length === 0)
    throw new UsageError(`--transform-option ${option} needs a transform of your own: -t ./transform.js`);
  return {
    codemods: relevantFrom(
      known.filter(({ name, onlySuggested }) =>
        given.length === 0 ? unsafe || onlySuggested !== true : names.includes(name),
      ),
      parseFrom(from),
    ),
    transforms: await Promise.all(transformPaths.map((path) => loadTransform(path, cwd))),
    transformPaths,
  };
}

function unknownCodemod(name: string, all: readonly string[]): UsageError {
  const meant = suggestName(name, all);
  const hint = meant === undefined ? '' : `: did you mean ${meant}?`;
  return new UsageError(
    `Unknown codemod "${name}"${hint}\nThere are: ${all.join(', ')}; a transform of your own is named by its path, ./${name}.js`,
  );
}

/** What reports say about each. */
export function describeCodemods({ codemods, transforms }: ChosenCodemods): readonly CodemodInfo[] {
  return [
    ...codemods.map(({ name, summary, rule }) => ({ name, summary, ...(rule === undefined ? {} : { rule }) })),
    ...transforms.map(({ name }) => ({ name, summary: `the transform ${name}`, rule: name })),
  ];
}
