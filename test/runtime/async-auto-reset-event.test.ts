import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { AsyncAutoResetEvent, TimeoutError } from '../../src/runtime/src/index.ts';
import { CountingSignal } from './support/counting-signal.ts';
import { compareEvents, release } from './support/event-model.ts';
import { turn } from './support/turn.ts';
import { describeWait } from './support/wait-contract.ts';

/** The names of the waits that are let through, as they are. */
function record(event: AsyncAutoResetEvent, names: string): string[] {
  const passed: string[] = [];
  for (const name of names) void event.wait().then(() => passed.push(name));
  return passed;
}

/** How many sets somebody who waits would find. */
async function setsLeft(event: AsyncAutoResetEvent): Promise<number> {
  const passed = record(event, 'abc');
  await turn();
  return passed.length;
}

describeWait(() => {
  const event = new AsyncAutoResetEvent();
  // One that has been used already.
  void event.wait();
  event.set();
  return {
    wait: (options) => event.wait(options),
    release: () => {
      event.set();
    },
  };
});

describe('set', () => {
  it('lets one pass, who has waited longest', async () => {
    const event = new AsyncAutoResetEvent();
    const passed = record(event, 'abc');
    for (const name of 'abc') {
      event.set();
      expect(event.isSet).toBe(false);
      await turn();
      expect(passed.at(-1)).toBe(name);
    }
    expect(passed).toEqual(['a', 'b', 'c']);
  });

  it('lets as many pass as there are sets in one turn, in order', async () => {
    const event = new AsyncAutoResetEvent();
    const passed = record(event, 'abcd');
    event.set();
    event.set();
    event.set();
    await turn();
    expect(passed).toEqual(['a', 'b', 'c']);
    expect(event.isSet).toBe(false);
  });

  it('is kept for who comes next when nobody waits, once', async () => {
    const event = new AsyncAutoResetEvent();
    event.set();
    event.set();
    expect(event.isSet).toBe(true);
    expect(await setsLeft(event)).toBe(1);
    expect(event.isSet).toBe(false);
  });

  it('runs nobody inside the call', async () => {
    const event = new AsyncAutoResetEvent();
    const passed = record(event, 'a');
    event.set();
    expect(passed).toEqual([]);
    await turn();
    expect(passed).toEqual(['a']);
  });

  it('finds who came after the queue had been empty, time and again', async () => {
    const event = new AsyncAutoResetEvent();
    for (let round = 0; round < 5; round++) {
      const passed = record(event, 'ab');
      event.set();
      event.set();
      await turn();
      expect(passed).toEqual(['a', 'b']);
    }
  });

  it('wins over an aborted signal, which is not listened to, and is taken by that', async () => {
    const signal = new CountingSignal();
    signal.abort('why');
    const event = new AsyncAutoResetEvent(true);
    await event.wait({ signal });
    expect(signal.added).toBe(0);
    expect(event.isSet).toBe(false);
  });

  it('is not taken back by a signal that aborts in the same turn, later', async () => {
    const event = new AsyncAutoResetEvent();
    const controller = new AbortController();
    const wait = event.wait({ signal: controller.signal });
    event.set();
    controller.abort();
    await expect(wait).resolves.toBe(undefined);
    expect(event.isSet).toBe(false);
  });
});

describe('who is canceled or runs out of time', () => {
  const timers = (run: () => Promise<void>) => async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await run();
    } finally {
      vi.useRealTimers();
    }
  };

  it.each([
    ['first', 0, ['b', 'c']],
    ['middle', 1, ['a', 'c']],
    ['last', 2, ['a', 'b']],
  ])('has left the queue and takes no set: the %s', async (_title, at, expected) => {
    const event = new AsyncAutoResetEvent();
    const passed: string[] = [];
    const controllers = ['a', 'b', 'c'].map((name) => {
      const controller = new AbortController();
      event.wait({ signal: controller.signal }).then(
        () => passed.push(name),
        () => undefined,
      );
      return controller;
    });
    controllers[at]?.abort();
    event.set();
    event.set();
    await turn();
    expect(passed).toEqual(expected);
    expect(await setsLeft(event)).toBe(0);
    controllers.forEach((controller) => {
      controller.abort();
    });
    event.set();
    expect(await setsLeft(event)).toBe(0);
  });

  it(
    'leaves the set to who comes next when everybody has left',
    timers(async () => {
      const event = new AsyncAutoResetEvent();
      const waits = [1, 2, 3].map((timeout) => event.wait({ timeout }).catch((error: unknown) => error));
      vi.advanceTimersByTime(3);
      event.set();
      expect(event.isSet).toBe(true);
      for (const outcome of await Promise.all(waits)) expect(outcome).toBeInstanceOf(TimeoutError);
      expect(await setsLeft(event)).toBe(1);
    }),
  );

  it('may wait again from the listener of the signal, at the end of the queue', async () => {
    const event = new AsyncAutoResetEvent();
    const controller = new AbortController();
    const { signal } = controller;
    const passed: string[] = [];
    const wait = (name: string, options = {}) =>
      event.wait(options).then(
        () => passed.push(name),
        () => passed.push(`not ${name}`),
      );
    void wait('first', { signal });
    void wait('second');
    signal.addEventListener('abort', () => {
      void wait('again with the signal', { signal });
      void wait('again');
    });
    controller.abort();
    event.set();
    event.set();
    await turn();
    expect(passed).toEqual(['not first', 'not again with the signal', 'second', 'again']);
  });

  it('may have set the event from the listener of the signal: who has not been canceled yet takes it', async () => {
    const event = new AsyncAutoResetEvent();
    const controller = new AbortController();
    const { signal } = controller;
    const first = event.wait({ signal });
    signal.addEventListener('abort', () => {
      event.set();
    });
    const second = event.wait({ signal });
    controller.abort('why');
    await expect(first).rejects.toBe('why');
    await expect(second).resolves.toBe(undefined);
    expect(event.isSet).toBe(false);
  });
});

it('lets each pass as often as it is set, with many producers and consumers', async () => {
  const event = new AsyncAutoResetEvent();
  let passed = 0;
  const consume = async () => {
    for (let i = 0; i < 50; i++) {
      await event.wait();
      passed++;
    }
  };
  const produce = async () => {
    for (let i = 0; i < 100; i++) {
      // A set that nobody has taken yet would be lost.
      while (event.isSet) await turn();
      event.set();
      await Promise.resolve();
    }
  };
  await Promise.all([consume(), consume(), consume(), consume(), produce(), produce()]);
  expect(passed).toBe(200);
  expect(event.isSet).toBe(false);
});

it('is what the model says, whatever is done to it in whatever order', async () => {
  class Model {
    isSet: boolean;
    constructor(isSet: boolean) {
      this.isSet = isSet;
    }
    enter(): void {
      this.isSet = false;
    }
  }
  await compareEvents(
    fc.boolean().map((isSet) => () => ({ real: new AsyncAutoResetEvent(isSet), model: new Model(isSet) })),
    fc.constant({
      title: 'set',
      run: (real, model, trial) => {
        if (trial.waiting.length === 0) model.isSet = true;
        else release(trial, 1);
        real.set();
      },
    }),
  );
});
