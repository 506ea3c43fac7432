import { describe, expect, it } from 'vitest';
import { TaskCompletionSource, whenEach } from '../../../src/runtime/src/index.ts';
import { flush, isCompleted, reasonOf } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { rejection, thenable } from './support/raise.ts';

const sources = (count: number) => Array.from({ length: count }, () => new TaskCompletionSource<number>());
const promisesOf = (all: readonly TaskCompletionSource<number>[]) => all.map(({ promise }) => promise);
const done = { done: true, value: undefined };

/**
 * Calls `body` with each promise, until it returns `false`. TypeScript has the variable of a `for await` for awaited; at
 * run time it is what the iterator yields.
 */
async function loop<T>(each: AsyncIterable<Promise<T>>, body: (promise: Promise<T>) => unknown): Promise<void> {
  for await (const promise of each as AsyncIterable<unknown>) {
    if ((await body(promise as Promise<T>)) === false) break;
  }
}

async function collect<T>(promises: Iterable<T>): Promise<PromiseSettledResult<Awaited<T>>[]> {
  const outcomes: PromiseSettledResult<Awaited<T>>[] = [];
  await loop(whenEach(promises), async (promise) => outcomes.push(...(await Promise.allSettled([promise]))));
  return outcomes;
}

describe('the order', () => {
  it('is that in which they settle', async () => {
    const all = sources(4);
    const values = collect(promisesOf(all));
    for (const i of [2, 0, 3, 1]) {
      await flush();
      all[i]?.setResult(i);
    }
    expect((await values).map((outcome) => outcome.status === 'fulfilled' && outcome.value)).toEqual([2, 0, 3, 1]);
  });

  it('is that in which they settle also when they do so in one call, or before anybody asks', async () => {
    const all = sources(4);
    const each = whenEach(promisesOf(all));
    for (const i of [2, 0, 3, 1]) all[i]?.setResult(i);
    await flush();
    const values: number[] = [];
    await loop(each, async (promise) => values.push(await promise));
    expect(values).toEqual([2, 0, 3, 1]);
  });

  it('is that of the list for those that were settled before', async () => {
    const values = await collect([Promise.resolve(1), rejection(2), 3, Promise.resolve(4)]);
    expect(values).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: 2 },
      { status: 'fulfilled', value: 3 },
      { status: 'fulfilled', value: 4 },
    ]);
  });
});

describe('what it is given', () => {
  it.each([[undefined], [null], [0], [''], [false], ['value'], [{}], [() => 1]])(
    'may be a value: %o',
    async (value) => {
      expect(await collect([value])).toEqual([{ status: 'fulfilled', value }]);
    },
  );

  it('may be a thenable, which is later than a promise', async () => {
    const outcomes = await collect<number | PromiseLike<number>>([thenable(1), Promise.resolve(2), 3]);
    expect(outcomes.map((outcome) => outcome.status === 'fulfilled' && outcome.value)).toEqual([2, 3, 1]);
  });

  it('may be the same promise twice: it comes twice', async () => {
    const promise = Promise.resolve(1);
    const seen: Promise<number>[] = [];
    await loop(whenEach([promise, promise]), (each) => seen.push(each));
    expect(seen).toEqual([promise, promise]);
    expect(seen[0]).toBe(promise);
  });

  it('may be anything to iterate over, and that is done in the call, once', async () => {
    let isRead = false;
    function* generate() {
      expect(isRead).toBe(false);
      yield 1;
      yield 2;
      isRead = true;
    }
    const each = whenEach(generate());
    expect(isRead).toBe(true);
    const values: number[] = [];
    await loop(each, async (promise) => values.push(await promise));
    expect(values).toEqual([1, 2]);
    expect(await collect(new Set([1]))).toHaveLength(1);
    expect(await collect('ab')).toHaveLength(2);
  });

  it('may be none', async () => {
    const each = whenEach([]);
    expect(await each.next()).toEqual(done);
    expect(await each.next()).toEqual(done);
  });

  it('is an error at once if there is nothing to iterate over, or that throws', () => {
    for (const wrong of [undefined, null, 1, {}]) expect(() => whenEach(wrong as never)).toThrow(TypeError);
    function* failing() {
      yield Promise.resolve(1);
      throw new Error('no more');
    }
    expect(() => whenEach(failing())).toThrow('no more');
  });
});

describe('next()', () => {
  it('may be called ahead: the n-th call gets the n-th to settle', async () => {
    const all = sources(3);
    const each = whenEach(promisesOf(all));
    const steps = [each.next(), each.next(), each.next(), each.next(), each.next()];
    all[1]?.setResult(1);
    expect(await (await steps[0])?.value).toBe(1);
    expect(await isCompleted(steps[1]!)).toBe(false);
    all[2]?.setResult(2);
    all[0]?.setResult(0);
    expect(await (await steps[1])?.value).toBe(2);
    expect(await (await steps[2])?.value).toBe(0);
    expect(await steps[3]).toEqual(done);
    expect(await steps[4]).toEqual(done);
  });

  it('called ahead of the end waits for nothing', async () => {
    const each = whenEach(promisesOf(sources(1)));
    const [first, second] = [each.next(), each.next()];
    expect(await second).toEqual(done);
    expect(await isCompleted(first)).toBe(false);
  });

  it('gives the promise itself, settled', async () => {
    const [first, second] = [Promise.resolve(1), rejection(2)];
    const each = whenEach([first, second]);
    const { value: good } = (await each.next()) as IteratorYieldResult<Promise<number>>;
    const { value: bad } = (await each.next()) as IteratorYieldResult<Promise<number>>;
    expect(good).toBe(first);
    expect(bad).toBe(second);
    expect(await reasonOf(second)).toBe(2);
  });

  it('is that of an iterator of itself', () => {
    const each = whenEach([1]);
    expect(each[Symbol.asyncIterator]()).toBe(each);
  });
});

describe('a loop that is left early', () => {
  it('is over: there is nothing left to iterate over', async () => {
    const each = whenEach([1, 2, 3]);
    const values: number[] = [];
    await loop(each, async (promise) => values.push(await promise) < 2);
    await loop(each, async (promise) => values.push(await promise));
    expect(values).toEqual([1, 2]);
    expect(await each.next()).toEqual(done);
    expect(await each.return?.()).toEqual(done);
  });

  it('by a throw, such as that of a promise that is rejected', async () => {
    const each = whenEach([rejection(new Error('no')), Promise.resolve(1)]);
    await expect(loop<number>(each, (promise) => promise)).rejects.toThrow('no');
    expect(await each.next()).toEqual(done);
  });

  it('does not end a step that somebody else waits for', async () => {
    const [source] = sources(1);
    const each = whenEach([source!.promise]);
    const step = each.next();
    expect(await each.return?.()).toEqual(done);
    expect(await isCompleted(step)).toBe(false);
    source?.setResult(1);
    expect(await (await step).value).toBe(1);
  });

  it('leaves nothing to report, of promises that nobody came to either', async () => {
    const reports = await collectReports(async () => {
      const all = sources(3);
      await loop<number>(whenEach([...promisesOf(all), rejection('at once')]), async (promise) => {
        await promise.catch(() => undefined);
        return false;
      });
      for (const source of all) source.reject(new Error('too late'));
      // Nor when there is no loop at all.
      whenEach([rejection('nobody looks')]);
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('but what is made of a promise without a handler is reported', async () => {
    const error = new Error('no');
    const reports = await collectReports(async () => {
      await loop(whenEach([rejection(error)]), (promise) => {
        void promise.then(() => undefined);
      });
    });
    expect(reports.rejections).toEqual([error]);
  });
});

it('promises that settle while others are looked at wait for their turn', async () => {
  const all = sources(3);
  const values: number[] = [];
  all[0]?.setResult(0);
  await loop(whenEach(promisesOf(all)), async (promise) => {
    values.push(await promise);
    all[values.length]?.setResult(values.length);
    await flush();
  });
  expect(values).toEqual([0, 1, 2]);
});
