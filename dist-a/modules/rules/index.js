import noAbortListenerLeak from "./no-abort-listener-leak.js";
import noAwaitSource from "./no-await-source.js";
import noBareDeferred from "./no-bare-deferred.js";
import noBlockingWait from "./no-blocking-wait.js";
import noDoubleSettle from "./no-double-settle.js";
import noExposedResolvers from "./no-exposed-resolvers.js";
import noLeakOnSettle from "./no-leak-on-settle.js";
import noLostThrow from "./no-lost-throw.js";
import noMultiFireSettle from "./no-multi-fire-settle.js";
import noNeedlessPromiseConstructor from "./no-needless-promise-constructor.js";
import noNotifyUnderLock from "./no-notify-under-lock.js";
import noPollingWait from "./no-polling-wait.js";
import noRaceTimerLeak from "./no-race-timer-leak.js";
import noRaceWithLongLivedPromise from "./no-race-with-long-lived-promise.js";
import noSelfAwait from "./no-self-await.js";
import noStateChangeAfterNotify from "./no-state-change-after-notify.js";
import noZalgoCallback from "./no-zalgo-callback.js";
import preferSignalReason from "./prefer-signal-reason.js";
import preferTrySet from "./prefer-try-set.js";
import requireAbortedCheck from "./require-aborted-check.js";
import requireFailurePath from "./require-failure-path.js";
import requirePendingDrain from "./require-pending-drain.js";
import requireSettleOnAllPaths from "./require-settle-on-all-paths.js";
import requireSignalForwarding from "./require-signal-forwarding.js";
import requireSignalOption from "./require-signal-option.js";
/** All rules by name. */
export const rules = {
    'no-abort-listener-leak': noAbortListenerLeak,
    'no-await-source': noAwaitSource,
    'no-bare-deferred': noBareDeferred,
    'no-blocking-wait': noBlockingWait,
    'no-double-settle': noDoubleSettle,
    'no-exposed-resolvers': noExposedResolvers,
    'no-leak-on-settle': noLeakOnSettle,
    'no-lost-throw': noLostThrow,
    'no-multi-fire-settle': noMultiFireSettle,
    'no-needless-promise-constructor': noNeedlessPromiseConstructor,
    'no-notify-under-lock': noNotifyUnderLock,
    'no-polling-wait': noPollingWait,
    'no-race-timer-leak': noRaceTimerLeak,
    'no-race-with-long-lived-promise': noRaceWithLongLivedPromise,
    'no-self-await': noSelfAwait,
    'no-state-change-after-notify': noStateChangeAfterNotify,
    'no-zalgo-callback': noZalgoCallback,
    'prefer-signal-reason': preferSignalReason,
    'prefer-try-set': preferTrySet,
    'require-aborted-check': requireAbortedCheck,
    'require-failure-path': requireFailurePath,
    'require-pending-drain': requirePendingDrain,
    'require-settle-on-all-paths': requireSettleOnAllPaths,
    'require-signal-forwarding': requireSignalForwarding,
    'require-signal-option': requireSignalOption,
};
