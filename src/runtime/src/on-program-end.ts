type Listener = () => void;

/** What of the platform there may be; the language's own declarations have none of it. */
interface Platform {
  readonly process?: {
    readonly on?: (event: 'exit', listener: Listener) => void;
    readonly off?: (event: 'exit', listener: Listener) => void;
  };
  readonly addEventListener?: (type: 'pagehide', listener: Listener) => void;
  readonly removeEventListener?: (type: 'pagehide', listener: Listener) => void;
}

/** Calls `listener` when the program ends, or the page goes, where the platform tells. Returns what takes that back. */
export function onProgramEnd(listener: Listener): () => void {
  const platform = globalThis as Platform;
  const { process } = platform;
  if (process?.on !== undefined) {
    process.on('exit', listener);
    return () => process.off?.('exit', listener);
  }
  platform.addEventListener?.('pagehide', listener);
  return () => platform.removeEventListener?.('pagehide', listener);
}
