const pending = Symbol('pending');

/** Whether `promise` is settled at the time of the call. .NET: `Task.IsCompleted`. */
export function isCompleted(promise: Promise<unknown>): Promise<boolean> {
  // Reactions run in the order in which they were queued, and that of a settled promise is queued at once.
  return Promise.race([promise, Promise.resolve(pending)]).then(
    (value) => value !== pending,
    () => true,
  );
}

/** Whether `promise` is fulfilled at the time of the call. .NET: `Task.IsCompletedSuccessfully`. */
export function isFulfilled(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise, Promise.resolve(pending)]).then(
    (value) => value !== pending,
    () => false,
  );
}

/** Lets every microtask run that is due, and those that they queue. No timer is needed, so fake ones do not matter. */
export async function flush(): Promise<void> {
  for (let tick = 0; tick < 64; tick++) await Promise.resolve();
}

/** Whether `promise` stays pending when nothing is left to run. AsyncEx: `AsyncAssert.NeverCompletesAsync`. */
export async function staysPending(promise: Promise<unknown>): Promise<boolean> {
  await flush();
  return !(await isCompleted(promise));
}

/** What `promise` rejects with. Read before the rejection, it also observes it. */
export function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`fulfilled with ${String(value)}`);
    },
    (reason: unknown) => reason,
  );
}

/** What `run` throws. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('did not throw');
}
