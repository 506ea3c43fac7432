import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsyncCountdownEvent, InvalidOperationError } from '../../src/runtime/src/index.ts';
import { CountingSignal } from './support/counting-signal.ts';
import { compareEvents, release, type Action } from './support/event-model.ts';
import { turn } from './support/turn.ts';
import { describeWait } from './support/wait-contract.ts';

const invalid = expect.objectContaining({ name: 'InvalidOperationError', code: 'ERR_TCS_INVALID_STATE' }) as Error;

function record(event: AsyncCountdownEvent, names: string): string[] {
  const passed: string[] = [];
  for (const name of names) void event.wait().then(() => passed.push(name));
  return passed;
}

describeWait(() => {
  const event = new AsyncCountdownEvent(2);
  return {
    wait: (options) => event.wait(options),
    release: () => {
      event.signal(2);
    },
  };
});

describe('signal', () => {
  it('counts down to 0, which lets all through, in order', async () => {
    const event = new AsyncCountdownEvent(3);
    const passed = record(event, 'abc');
    expect([event.currentCount, event.isSet]).toEqual([3, false]);
    expect(event.signal()).toBe(false);
    expect(event.signal(1)).toBe(false);
    expect([event.currentCount, event.isSet]).toEqual([1, false]);
    await turn();
    expect(passed).toEqual([]);
    expect(event.signal()).toBe(true);
    expect([event.currentCount, event.isSet]).toEqual([0, true]);
    expect(passed).toEqual([]);
    await turn();
    expect(passed).toEqual(['a', 'b', 'c']);
    await expect(event.wait()).resolves.toBe(undefined);
  });

  it('counts several at once, up to as many as are expected', () => {
    const event = new AsyncCountdownEvent(5);
    expect(event.signal(2)).toBe(false);
    expect(event.currentCount).toBe(3);
    expect(event.signal(3)).toBe(true);
  });

  it('of more than are expected throws, counts none and lets nobody through', async () => {
    const event = new AsyncCountdownEvent(2);
    const passed = record(event, 'a');
    expect(() => event.signal(3)).toThrow(invalid);
    expect(() => event.signal(3)).toThrow(InvalidOperationError);
    expect([event.currentCount, event.isSet]).toEqual([2, false]);
    await turn();
    expect(passed).toEqual([]);
    event.signal(2);
    expect(() => event.signal()).toThrow(invalid);
    expect([event.currentCount, event.isSet]).toEqual([0, true]);
  });
});

describe('an event that is set', () => {
  it('is one that expects nothing', async () => {
    const event = new AsyncCountdownEvent(0);
    expect([event.currentCount, event.isSet]).toEqual([0, true]);
    await expect(event.wait()).resolves.toBe(undefined);
  });

  it('stays set: nothing more can be expected', async () => {
    const event = new AsyncCountdownEvent(1);
    event.signal();
    expect(() => {
      event.addCount();
    }).toThrow(invalid);
    expect(event.tryAddCount()).toBe(false);
    expect(event.tryAddCount(5)).toBe(false);
    expect([event.currentCount, event.isSet]).toEqual([0, true]);
    await event.wait();
  });

  it('wins over an aborted signal, which is not listened to', async () => {
    const signal = new CountingSignal();
    signal.abort('why');
    await new AsyncCountdownEvent(0).wait({ signal });
    expect(signal.added).toBe(0);
  });
});

describe('addCount', () => {
  it('expects more, of those who wait already, too', async () => {
    const event = new AsyncCountdownEvent(1);
    const passed = record(event, 'a');
    event.addCount();
    event.addCount(2);
    expect(event.tryAddCount()).toBe(true);
    expect(event.tryAddCount(2)).toBe(true);
    expect(event.currentCount).toBe(7);
    event.signal(6);
    await turn();
    expect(passed).toEqual([]);
    event.signal();
    await turn();
    expect(passed).toEqual(['a']);
  });
});

it('counts no further than numbers are exact', () => {
  const event = new AsyncCountdownEvent(Number.MAX_SAFE_INTEGER);
  expect(() => {
    event.addCount();
  }).toThrow(RangeError);
  expect(() => event.tryAddCount(Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
  expect(event.currentCount).toBe(Number.MAX_SAFE_INTEGER);
  expect(event.signal(Number.MAX_SAFE_INTEGER)).toBe(true);
});

describe('a count that is none', () => {
  const wrong = [-1, 1.5, NaN, Infinity, -Infinity, 2 ** 53, '1', 1n, null, {}] as number[];

  it.each([...wrong, undefined as never])('is a RangeError of the constructor: %o', (count) => {
    expect(() => new AsyncCountdownEvent(count)).toThrow(RangeError);
  });

  it.each([0, ...wrong])('is a RangeError of what counts, and changes nothing: %o', (count) => {
    for (const expected of [0, 3]) {
      const event = new AsyncCountdownEvent(expected);
      expect(() => event.signal(count)).toThrow(RangeError);
      expect(() => {
        event.addCount(count);
      }).toThrow(RangeError);
      expect(() => event.tryAddCount(count)).toThrow(RangeError);
      expect(event.currentCount).toBe(expected);
    }
  });
});

describe('who is canceled', () => {
  it('does not count: as many signals are expected as before', async () => {
    const event = new AsyncCountdownEvent(1);
    const controller = new AbortController();
    const canceled = event.wait({ signal: controller.signal });
    const passed = record(event, 'a');
    controller.abort('why');
    await expect(canceled).rejects.toBe('why');
    expect(event.currentCount).toBe(1);
    event.signal();
    await turn();
    expect(passed).toEqual(['a']);
  });

  it('may signal from the listener of the signal: those behind it on the signal pass', async () => {
    const event = new AsyncCountdownEvent(1);
    const controller = new AbortController();
    const { signal } = controller;
    const first = event.wait({ signal });
    signal.addEventListener('abort', () => {
      event.signal();
    });
    const second = event.wait({ signal });
    controller.abort('why');
    await expect(first).rejects.toBe('why');
    await expect(second).resolves.toBe(undefined);
  });
});

it('waits for all producers, those that come while others are at work included', async () => {
  const event = new AsyncCountdownEvent(1);
  const done: number[] = [];
  const work = async (depth: number): Promise<void> => {
    if (depth > 0) {
      for (let child = 0; child < 2; child++) {
        event.addCount();
        void work(depth - 1);
      }
    }
    await turn();
    done.push(depth);
    event.signal();
  };
  void work(4);
  await event.wait();
  expect(done).toHaveLength(31);
});

class Model {
  count: number;
  constructor(count: number) {
    this.count = count;
  }
  get isSet(): boolean {
    return this.count === 0;
  }
  enter(): void {
    // Everybody passes.
  }
}
const count = fc.constantFrom(1, 2, 3);

it('is what the model says, whatever is done to it in whatever order', async () => {
  const actions = fc.oneof(
    count.map((n): Action<AsyncCountdownEvent, Model> => ({
      title: `signal(${String(n)})`,
      run: (real, model, trial) => {
        if (n > model.count) {
          expect(() => real.signal(n)).toThrow(invalid);
        } else {
          model.count -= n;
          if (model.isSet) release(trial);
          expect(real.signal(n)).toBe(model.isSet);
        }
        expect(real.currentCount).toBe(model.count);
      },
    })),
    count.map((n): Action<AsyncCountdownEvent, Model> => ({
      title: `addCount(${String(n)})`,
      run: (real, model) => {
        const isOpen = !model.isSet;
        if (isOpen) model.count += 2 * n;
        expect(real.tryAddCount(n)).toBe(isOpen);
        const add = () => {
          real.addCount(n);
        };
        if (isOpen) add();
        else expect(add).toThrow(invalid);
        expect(real.currentCount).toBe(model.count);
      },
    })),
  );
  await compareEvents(
    fc.nat(6).map((n) => () => ({ real: new AsyncCountdownEvent(n), model: new Model(n) })),
    actions,
  );
});
