import { builtin } from './platform.ts';

const events = builtin('node:events');

/**
 * Returns a function that tells how many listeners `signal` has. To be called before any is added: browsers do not tell,
 * so there what is added and removed is counted.
 */
export function watchListeners(signal: AbortSignal): () => number {
  if (events !== undefined) return () => events.getEventListeners(signal, 'abort').length;
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal) as (...args: unknown[]) => void;
  const remove = signal.removeEventListener.bind(signal) as (...args: unknown[]) => void;
  signal.addEventListener = (...args: readonly unknown[]) => {
    listeners.add(args[1]);
    add(...args);
  };
  signal.removeEventListener = (...args: readonly unknown[]) => {
    listeners.delete(args[1]);
    remove(...args);
  };
  return () => listeners.size;
}
