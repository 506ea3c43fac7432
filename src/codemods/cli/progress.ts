export type Phase = 'Reading' | 'Rewriting' | 'Writing';

/** Told how far a run has come. */
export interface Progress {
  readonly update: (phase: Phase, done: number, total: number) => void;
  /** Leaves nothing on the screen. */
  readonly clear: () => void;
}

export const silentProgress: Progress = { update: () => undefined, clear: () => undefined };

const interval = 100;

/** One line that overwrites itself, for a terminal. */
export function createProgress(write: (text: string) => void, now: () => number = () => performance.now()): Progress {
  let last = now();
  let isShown = false;
  return {
    update(phase, done, total) {
      if (now() - last < interval) return;
      last = now();
      isShown = true;
      write(`\r\u001B[K${phase} ${String(done)}/${String(total)}`);
    },
    clear() {
      if (isShown) write('\r\u001B[K');
      isShown = false;
    },
  };
}
