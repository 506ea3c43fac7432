import type { Codemod } from '../../src/codemods/create-codemod.ts';
import { reasons as callbackToSource } from '../../src/core/repair/callback-to-source/reasons.ts';
import { reasons as deferredToSource } from '../../src/core/repair/deferred-to-source/skip.ts';
import { reasons as eventToSource } from '../../src/core/repair/event-to-source/reasons.ts';
import { reasons as requestMap } from '../../src/core/repair/request-map/reasons.ts';
import { delayReasons, raceReasons } from '../../src/core/repair/timers/reasons.ts';
import { reasons as wireSignal } from '../../src/core/repair/wire-signal/reasons.ts';

const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'callback-to-source': callbackToSource,
  'deferred-to-source': deferredToSource,
  delay: delayReasons,
  'event-to-source': eventToSource,
  'race-timeout': raceReasons,
  'request-map': requestMap,
  'wire-signal': wireSignal,
};

/** The codes of the reasons for which a codemod skips a site, in the order of the code; none but `no-repair` when empty. */
export function reasonsOf({ name }: Codemod): readonly string[] {
  return Object.keys(known[name] ?? {});
}
