import type { Codemod } from '../create-codemod.ts';
import { suggestName } from './suggest-name.ts';
import { UsageError } from './usage-error.ts';

/**
 * The codemods by these names, in the order in which they apply; all when none is named.
 * @throws {UsageError} a name is unknown.
 */
export function chooseCodemods(known: readonly Codemod[], names: readonly string[]): readonly Codemod[] {
  const all = known.map((codemod) => codemod.name);
  for (const name of names) {
    if (all.includes(name)) continue;
    const meant = suggestName(name, all);
    throw new UsageError(
      `Unknown codemod "${name}"${meant === undefined ? '' : `: did you mean ${meant}?`}\nThere are: ${all.join(', ')}`,
    );
  }
  return names.length === 0 ? known : known.filter((codemod) => names.includes(codemod.name));
}
