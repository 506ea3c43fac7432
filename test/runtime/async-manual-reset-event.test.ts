import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsyncManualResetEvent } from '../../src/runtime/src/index.ts';
import { CountingSignal } from './support/counting-signal.ts';
import { compareEvents, release, type Action } from './support/event-model.ts';
import { turn } from './support/turn.ts';
import { describeWait } from './support/wait-contract.ts';

/** The names of the waits that are let through, as they are. */
function record(event: AsyncManualResetEvent, names: string): string[] {
  const passed: string[] = [];
  for (const name of names) void event.wait().then(() => passed.push(name));
  return passed;
}

describeWait(() => {
  const event = new AsyncManualResetEvent();
  return {
    wait: (options) => event.wait(options),
    release: () => {
      event.set();
    },
  };
});

describe('set', () => {
  it('lets all through who wait, in order, and all who come', async () => {
    const event = new AsyncManualResetEvent();
    expect(event.isSet).toBe(false);
    const passed = record(event, 'abc');
    await turn();
    expect(passed).toEqual([]);
    event.set();
    expect(event.isSet).toBe(true);
    await turn();
    expect(passed).toEqual(['a', 'b', 'c']);
    await expect(event.wait()).resolves.toBe(undefined);
    expect(event.isSet).toBe(true);
  });

  it('runs nobody inside the call', async () => {
    const event = new AsyncManualResetEvent();
    const passed = record(event, 'a');
    event.set();
    expect(passed).toEqual([]);
    await turn();
    expect(passed).toEqual(['a']);
  });

  it('twice is once', async () => {
    const event = new AsyncManualResetEvent();
    const passed = record(event, 'ab');
    event.set();
    event.set();
    event.reset();
    expect(event.isSet).toBe(false);
    await turn();
    expect(passed).toEqual(['a', 'b']);
  });

  it('wins over an aborted signal, which is not listened to', async () => {
    const signal = new CountingSignal();
    signal.abort('why');
    await new AsyncManualResetEvent(true).wait({ signal });
    expect(signal.added).toBe(0);
  });

  it('wins over a signal that aborts in the same turn, later', async () => {
    const event = new AsyncManualResetEvent();
    const controller = new AbortController();
    const wait = event.wait({ signal: controller.signal });
    event.set();
    controller.abort();
    await expect(wait).resolves.toBe(undefined);
  });

  it('loses against a signal that aborts in the same turn, before', async () => {
    const event = new AsyncManualResetEvent();
    const controller = new AbortController();
    const wait = event.wait({ signal: controller.signal });
    controller.abort('why');
    event.set();
    await expect(wait).rejects.toBe('why');
  });
});

describe('reset', () => {
  it('holds back who comes from now on, and none who were let through', async () => {
    const event = new AsyncManualResetEvent();
    const before = record(event, 'ab');
    event.set();
    event.reset();
    const after = record(event, 'cd');
    await turn();
    expect([before, after]).toEqual([['a', 'b'], []]);
    event.set();
    await turn();
    expect(after).toEqual(['c', 'd']);
  });

  it('of an event that is not set changes nothing', async () => {
    const event = new AsyncManualResetEvent(false);
    const passed = record(event, 'a');
    event.reset();
    event.set();
    await turn();
    expect(passed).toEqual(['a']);
  });
});

describe('who is let through or canceled', () => {
  it('may close the gate behind it and wait again', async () => {
    const event = new AsyncManualResetEvent();
    let rounds = 0;
    const loop = async () => {
      for (;;) {
        await event.wait();
        rounds++;
        event.reset();
      }
    };
    void loop();
    for (let round = 1; round <= 3; round++) {
      event.set();
      await turn();
      expect(rounds).toBe(round);
    }
  });

  it('may wait again from the listener of the signal', async () => {
    const event = new AsyncManualResetEvent();
    const controller = new AbortController();
    const first = event.wait({ signal: controller.signal });
    let second: Promise<void> | undefined;
    let third: Promise<void> | undefined;
    controller.signal.addEventListener('abort', () => {
      second = event.wait({ signal: controller.signal });
      third = event.wait();
    });
    controller.abort('why');
    await expect(first).rejects.toBe('why');
    await expect(second).rejects.toBe('why');
    event.set();
    await expect(third).resolves.toBe(undefined);
  });

  it('may have opened the gate from the listener of the signal: those behind it on the signal pass', async () => {
    const event = new AsyncManualResetEvent();
    const controller = new AbortController();
    const { signal } = controller;
    const first = event.wait({ signal });
    signal.addEventListener('abort', () => {
      event.set();
    });
    const later = [event.wait({ signal }), event.wait({ signal }), event.wait()];
    controller.abort('why');
    await expect(first).rejects.toBe('why');
    await Promise.all(later);
  });
});

it('is what the model says, whatever is done to it in whatever order', async () => {
  class Model {
    isSet: boolean;
    constructor(isSet: boolean) {
      this.isSet = isSet;
    }
    enter(): void {
      // Everybody passes.
    }
  }
  const set: Action<AsyncManualResetEvent, Model> = {
    title: 'set',
    run: (real, model, trial) => {
      model.isSet = true;
      release(trial);
      real.set();
    },
  };
  const reset: Action<AsyncManualResetEvent, Model> = {
    title: 'reset',
    run: (real, model) => {
      model.isSet = false;
      real.reset();
    },
  };
  await compareEvents(
    fc.boolean().map((isSet) => () => ({ real: new AsyncManualResetEvent(isSet), model: new Model(isSet) })),
    fc.constantFrom(set, reset),
  );
});
