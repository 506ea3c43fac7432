import type { Source } from '../source/source.ts';

/** The first of the names that the file does not use for anything. */
export function freshName(source: Source, names: readonly string[]): string | undefined {
  return names.find((name) => source.mentions.named(name).length === 0);
}
