import { awaitSourcePromise } from "./await-source-promise.js";
import { callbackToSource } from "./callback-to-source.js";
import { catchLostThrows } from "./catch-lost-throws.js";
import { changeBeforeNotify } from "./change-before-notify.js";
import { checkAborted } from "./check-aborted.js";
import { clearRaceTimers } from "./clear-race-timers.js";
import { delay } from "./delay.js";
import { deferCallback } from "./defer-callback.js";
import { deferredToSource } from "./deferred-to-source.js";
import { drainPending } from "./drain-pending.js";
import { dropNeedlessConstructor } from "./drop-needless-constructor.js";
import { eventToSource } from "./event-to-source.js";
import { forwardSignal } from "./forward-signal.js";
import { hideResolvers } from "./hide-resolvers.js";
import { listenOnce } from "./listen-once.js";
import { raceTimeout } from "./race-timeout.js";
import { releaseOnSettle } from "./release-on-settle.js";
import { removeAbortListeners } from "./remove-abort-listeners.js";
import { requestMap } from "./request-map.js";
import { returnAfterSettle } from "./return-after-settle.js";
import { settleAllPaths } from "./settle-all-paths.js";
import { settleRejections } from "./settle-rejections.js";
import { trySet } from "./try-set.js";
import { useSignalReason } from "./use-signal-reason.js";
import { wireSignal } from "./wire-signal.js";
/** All codemods by name, in the order in which they apply. */
export const codemods = [
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
