import type { Codemod } from './create-codemod.ts';
import { awaitSourcePromise } from './await-source-promise.ts';
import { callbackToSource } from './callback-to-source.ts';
import { catchLostThrows } from './catch-lost-throws.ts';
import { changeBeforeNotify } from './change-before-notify.ts';
import { checkAborted } from './check-aborted.ts';
import { clearRaceTimers } from './clear-race-timers.ts';
import { delay } from './delay.ts';
import { deferCallback } from './defer-callback.ts';
import { deferredToSource } from './deferred-to-source.ts';
import { drainPending } from './drain-pending.ts';
import { dropNeedlessConstructor } from './drop-needless-constructor.ts';
import { eventToSource } from './event-to-source.ts';
import { forwardSignal } from './forward-signal.ts';
import { hideResolvers } from './hide-resolvers.ts';
import { listenOnce } from './listen-once.ts';
import { raceTimeout } from './race-timeout.ts';
import { releaseOnSettle } from './release-on-settle.ts';
import { removeAbortListeners } from './remove-abort-listeners.ts';
import { requestMap } from './request-map.ts';
import { returnAfterSettle } from './return-after-settle.ts';
import { settleAllPaths } from './settle-all-paths.ts';
import { settleRejections } from './settle-rejections.ts';
import { trySet } from './try-set.ts';
import { useSignalReason } from './use-signal-reason.ts';
import { wireSignal } from './wire-signal.ts';

/** All codemods by name, in the order in which they apply. */
export const codemods: readonly Codemod[] = [
  // Else the map would come to keep sources.
  requestMap,
  deferredToSource,
  raceTimeout,
  // What clears a timer keeps it, and `delay` would take it away.
  clearRaceTimers,
  delay,
  eventToSource,
  wireSignal,
  dropNeedlessConstructor,
  awaitSourcePromise,
  trySet,
  settleRejections,
  returnAfterSettle,
  settleAllPaths,
  catchLostThrows,
  // What it rewrites whole has no resolver any more that a mend could call.
  callbackToSource,
  drainPending,
  hideResolvers,
  listenOnce,
  releaseOnSettle,
  removeAbortListeners,
  checkAborted,
  useSignalReason,
  forwardSignal,
  changeBeforeNotify,
  deferCallback,
];
