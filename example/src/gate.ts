/** Holds callers back until it is opened. */
export function createGate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Resolves with the first parcel id that a predicate accepts. */
export function firstMatch(ids: Iterable<string>, accept: (id: string) => boolean): Promise<string> {
  let found: (id: string) => void;
  const match = new Promise<string>((resolve) => (found = resolve));
  queueMicrotask(() => {
    for (const id of ids) {
      if (accept(id)) {
        found(id);
        break;
      }
    }
  });
  return match;
}
