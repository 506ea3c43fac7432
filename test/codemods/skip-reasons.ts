import type { Codemod } from '../../src/codemods/create-codemod.ts';
import { reasons as deferredToSource } from '../../src/core/repair/deferred-to-source/skip.ts';
import { delayReasons, raceReasons } from '../../src/core/repair/timers/reasons.ts';

const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'deferred-to-source': deferredToSource,
  delay: delayReasons,
  'race-timeout': raceReasons,
};

/** The codes of the reasons for which a codemod skips a site, in the order of the code; none but `no-repair` when empty. */
export function reasonsOf({ name }: Codemod): readonly string[] {
  return Object.keys(known[name] ?? {});
}
