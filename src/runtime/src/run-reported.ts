// Every platform has it; the language's own declarations do not.
declare function queueMicrotask(callback: () => void): void;

/** Calls `callback`. What it throws goes to the platform as an uncaught exception, not to the caller. */
export function runReported(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
