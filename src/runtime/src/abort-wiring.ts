import type { AbortSignalLike } from './abort-signal-like.ts';
import { Place } from './ring.ts';
import { runReported } from './run-reported.ts';

/** How many signals are remembered while nobody waits for them. */
const CAPACITY = 8;

/** An owner's tie to its signal. */
export interface AbortLink {
  /** Cuts the tie. To be called once, and not after the abort. */
  detach(): void;
}

/** What becomes of an owner when its signal aborts; its tie is cut by then. Must not throw. */
export type OnAbort<Owner> = (owner: Owner, signal: AbortSignalLike) => void;

/**
 * Ties owners to signals at little cost. Adding and removing listeners is slow, and the slower the more there are. So a
 * signal's first owner listens by itself, as most signals never see a second one, and all later ones share a listener.
 *
 * A signal is known to have had its first owner while that one waits, or while it is among the last few signals seen:
 * an entry in a weak map for each signal would cost more than its listener does.
 */
export class AbortWiring<Owner> {
  readonly #onAbort: OnAbort<Owner>;
  readonly #recent: (Hub<Owner> | undefined)[] = new Array<undefined>(CAPACITY).fill(undefined);
  #next = 0;
  /** Hubs that lost their place among the recent ones to others while somebody waited. */
  readonly #displaced = new WeakMap<AbortSignalLike, Hub<Owner>>();

  constructor(onAbort: OnAbort<Owner>) {
    this.#onAbort = onAbort;
  }

  /** Ties `owner` to `signal`, which has not aborted. */
  connect(owner: Owner, signal: AbortSignalLike): AbortLink {
    const recent = this.#recent;
    for (let i = 0; i < CAPACITY; i++) {
      const hub = recent[i];
      if (hub?.signal === signal) return hub.add(owner);
    }

    let hub = this.#displaced.get(signal);
    let link: AbortLink;
    if (hub === undefined) {
      hub = new Hub(signal, this.#onAbort);
      link = new FirstLink(hub, owner);
    } else {
      link = hub.add(owner);
    }

    const displaced = recent[this.#next];
    recent[this.#next] = hub;
    this.#next = (this.#next + 1) % CAPACITY;
    hub.isRecent = true;
    if (displaced?.displace() === true) this.#displaced.set(displaced.signal, displaced);
    return link;
  }
}

/** The shared listener of a signal, and the head of the ring of owners behind it. */
class Hub<Owner> extends Place<Owner> {
  readonly signal: AbortSignalLike;
  readonly onAbort: OnAbort<Owner>;
  /** Whether the signal's first owner still waits, with a listener of its own. */
  hasFirstLink = false;
  isRecent = false;
  /** Present while listening. */
  listener: (() => void) | undefined = undefined;

  constructor(signal: AbortSignalLike, onAbort: OnAbort<Owner>) {
    super();
    this.signal = signal;
    this.onAbort = onAbort;
  }

  add(owner: Owner): AbortLink {
    if (this.listener === undefined) {
      const listener = (): void => {
        this.abort();
      };
      // eslint-disable-next-line tcs/require-aborted-check -- owners are tied to signals that have not aborted
      this.signal.addEventListener('abort', listener);
      this.listener = listener;
    }
    return new SharedLink(this, owner);
  }

  abort(): void {
    // Anybody can dispatch an event of that name.
    if (!this.signal.aborted) return;
    // From the head each time, as what one owner sets off may detach others.
    for (let link = this.after; link !== this; link = this.after) {
      link.leave();
      this.onAbort(link.value as Owner, this.signal);
    }
    this.rest();
  }

  /** Gives up the place among the recent hubs. Returns whether anybody still waits. */
  displace(): boolean {
    this.isRecent = false;
    if (this.after !== this) return true;
    this.rest();
    return this.hasFirstLink;
  }

  rest(): void {
    const { listener } = this;
    if (listener === undefined) return;
    this.listener = undefined;
    removeListener(this.signal, listener);
  }
}

/** The tie of a signal's first owner, with a listener of its own. */
class FirstLink<Owner> implements AbortLink {
  readonly #hub: Hub<Owner>;
  readonly #listener: () => void;

  constructor(hub: Hub<Owner>, owner: Owner) {
    const { signal } = hub;
    this.#hub = hub;
    this.#listener = () => {
      if (!signal.aborted) return;
      this.detach();
      hub.onAbort(owner, signal);
    };
    // eslint-disable-next-line tcs/require-aborted-check -- owners are tied to signals that have not aborted
    signal.addEventListener('abort', this.#listener);
    hub.hasFirstLink = true;
  }

  detach(): void {
    this.#hub.hasFirstLink = false;
    removeListener(this.#hub.signal, this.#listener);
  }
}

/** The tie of an owner behind a shared listener. */
class SharedLink<Owner> extends Place<Owner> implements AbortLink {
  readonly #hub: Hub<Owner>;

  constructor(hub: Hub<Owner>, owner: Owner) {
    super(hub, owner);
    this.#hub = hub;
  }

  detach(): void {
    this.leave();
    // A recent signal keeps its listener: the next owner is likely to be near.
    if (this.#hub.after === this.#hub && !this.#hub.isRecent) this.#hub.rest();
  }
}

function removeListener(signal: AbortSignalLike, listener: () => void): void {
  // A foreign signal that throws here must not keep an owner from completing.
  runReported(() => {
    signal.removeEventListener('abort', listener);
  });
}
