import type { AbortSignalLike } from './abort-signal-like.ts';
import { TaskCanceledError } from './task-canceled-error.ts';

/** Why `signal` aborted; of one that cannot tell, a {@link TaskCanceledError}. */
export function abortReason(signal: AbortSignalLike): unknown {
  return signal.reason === undefined ? new TaskCanceledError() : signal.reason;
}
