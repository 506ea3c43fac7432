type Listener = (...args: never[]) => unknown;

/** The least that has events, after Node's: no `EventEmitter`, so that it is there on every platform. */
export class Emitter {
  /** Listeners that were ever added. */
  added = 0;
  #entries: readonly (readonly [name: string | symbol, listener: Listener])[] = [];

  get listening(): number {
    return this.#entries.length;
  }

  on(name: string | symbol, listener: Listener): this {
    this.added++;
    this.#entries = [...this.#entries, [name, listener]];
    return this;
  }

  off(name: string | symbol, listener: Listener): this {
    const index = this.#entries.findIndex((entry) => entry[0] === name && entry[1] === listener);
    if (index < 0) throw new Error('removes what was not added');
    this.#entries = this.#entries.toSpliced(index, 1);
    return this;
  }

  /** Calls who listens at the time of the call, even if somebody removes them meanwhile; what they throw ends it. */
  emit(name: string | symbol, ...args: unknown[]): void {
    for (const [each, listener] of this.#entries) if (each === name) listener(...(args as never[]));
  }
}

/** The platform's target, and what is left on it. */
export class CountingTarget extends EventTarget {
  added = 0;
  readonly #entries = new Set<string>();
  readonly #ids = new Map<unknown, number>();

  get listening(): number {
    return this.#entries.size;
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.added++;
    this.#entries.add(this.#entry(args));
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    if (!this.#entries.delete(this.#entry(args))) throw new Error('removes what was not added');
    super.removeEventListener(...args);
  }

  #entry([type, listener]: readonly [string, unknown, ...unknown[]]): string {
    const id = this.#ids.get(listener) ?? this.#ids.size;
    this.#ids.set(listener, id);
    return `${type} ${String(id)}`;
  }
}

/** An event with properties, as an `ErrorEvent`: that Node 20 does not have. */
export function eventWith<P extends object>(type: string, properties: P): Event & P {
  return Object.assign(new Event(type), properties);
}
