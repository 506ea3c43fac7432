import { describe, expect, it } from 'vitest';
import { CompletionMap, InvalidOperationError, TaskCanceledError } from '../../src/runtime/src/index.ts';
import { collectReports } from './support/collect-reports.ts';
import { CountingSignal } from './support/counting-signal.ts';
import { turn } from './support/turn.ts';
import { describeWait } from './support/wait-contract.ts';

const invalid = expect.objectContaining({ name: 'InvalidOperationError', code: 'ERR_TCS_INVALID_STATE' }) as Error;
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fulfilled',
    (reason: unknown) => reason,
  );

describeWait(() => {
  const map = new CompletionMap<number>();
  const keys: number[] = [];
  return {
    wait: (options) => map.create(keys.push(keys.length), options),
    release: () => {
      map.trySetResult(1, undefined);
    },
  };
});

describe('an entry', () => {
  it('is completed by its key, with a result', async () => {
    const map = new CompletionMap<string, number>();
    const [a, b] = [map.create('a'), map.create('b')];
    expect(map.trySetResult('b', 2)).toBe(true);
    expect(map.trySetResult('a', 1)).toBe(true);
    expect(await Promise.all([a, b])).toEqual([1, 2]);
  });

  it('is completed by its key, with an exception', async () => {
    const map = new CompletionMap<string, number>();
    const error = new Error('no');
    const answer = map.create('a');
    expect(map.trySetException('a', error)).toBe(true);
    await expect(answer).rejects.toBe(error);
  });

  it('is canceled by its key, with a reason or a TaskCanceledError', async () => {
    const map = new CompletionMap<string, number>();
    const [a, b] = [map.create('a'), map.create('b')];
    expect(map.trySetCanceled('a', 'why')).toBe(true);
    expect(map.trySetCanceled('b')).toBe(true);
    await expect(a).rejects.toBe('why');
    await expect(b).rejects.toBeInstanceOf(TaskCanceledError);
  });

  it('may be of no value', async () => {
    const map = new CompletionMap<number>();
    const answer = map.create(1);
    expect(map.trySetResult(1, undefined)).toBe(true);
    await expect(answer).resolves.toBe(undefined);
  });

  it('is there until it is settled, not until somebody has noticed', () => {
    const map = new CompletionMap<string, number>();
    expect([map.size, map.has('a')]).toEqual([0, false]);
    void map.create('a');
    expect([map.size, map.has('a'), [...map.keys()]]).toEqual([1, true, ['a']]);
    map.trySetResult('a', 1);
    expect([map.size, map.has('a'), [...map.keys()]]).toEqual([0, false, []]);
  });

  it('is completed once: a second answer finds nobody', async () => {
    const map = new CompletionMap<string, number>();
    const answer = map.create('a');
    map.trySetResult('a', 1);
    expect(map.trySetResult('a', 2)).toBe(false);
    expect(map.trySetException('a', new Error('late'))).toBe(false);
    expect(map.trySetCanceled('a')).toBe(false);
    expect(await answer).toBe(1);
  });

  it('makes place for the next of its key: in the same turn, and an answer is for the new one', async () => {
    const map = new CompletionMap<string, number>();
    const first = map.create('a');
    map.trySetResult('a', 1);
    const second = map.create('a');
    map.trySetResult('a', 2);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
  });

  it('that ended late is not that of the next of its key', async () => {
    const map = new CompletionMap<string, number>();
    const controller = new AbortController();
    const first = map.create('a', { signal: controller.signal });
    map.trySetResult('a', 1);
    const second = map.create('a');
    controller.abort();
    expect(map.has('a')).toBe(true);
    map.trySetResult('a', 2);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
  });

  it('of a value that is a thenable is a TypeError, and stays', () => {
    const map = new CompletionMap<string, unknown>();
    void map.create('a');
    expect(() => map.trySetResult('a', Promise.resolve(1))).toThrow(TypeError);
    expect(() => map.trySetException('a', undefined as never)).toThrow(TypeError);
    expect(map.has('a')).toBe(true);
  });
});

describe('a key', () => {
  it('that is waited for already is refused, and the one who waits stays', async () => {
    const map = new CompletionMap<string, number>();
    const answer = map.create('a');
    const refused = await reasonOf(map.create('a'));
    expect(refused).toBeInstanceOf(InvalidOperationError);
    expect(refused).toEqual(invalid);
    expect(map.size).toBe(1);
    map.trySetResult('a', 1);
    expect(await answer).toBe(1);
  });

  it('that is refused leaves no timer behind', async () => {
    const map = new CompletionMap<string, number>();
    void map.create('a');
    const refused = map.create('a', { timeout: 1 });
    await expect(refused).rejects.toEqual(invalid);
    // Its timer would end who waits now, if it did any harm.
    expect(map.has('a')).toBe(true);
  });

  it('is anything that a Map takes', async () => {
    const keys = [undefined, null, NaN, 0, '', Symbol('key'), {}, Object.create(null), () => undefined];
    const map = new CompletionMap<unknown, number>();
    const answers = keys.map((key) => map.create(key));
    for (const key of keys) expect(await reasonOf(map.create(key))).toEqual(invalid);
    expect([...map.keys()]).toEqual(keys);
    keys.forEach((key, i) => {
      expect(map.trySetResult(key, i)).toBe(true);
    });
    expect(await Promise.all(answers)).toEqual(keys.map((_, i) => i));
  });

  it('of one that has never come is no one’s', () => {
    const map = new CompletionMap<string, number>();
    expect(map.trySetResult('a', 1)).toBe(false);
    expect(map.trySetException('a', new Error('no'))).toBe(false);
    expect(map.trySetCanceled('a')).toBe(false);
    expect(map.size).toBe(0);
  });

  it('of an aborted signal does not take the place of one that waits', async () => {
    const map = new CompletionMap<string, number>();
    const answer = map.create('a');
    await expect(map.create('a', { signal: AbortSignal.abort('why') })).rejects.toBe('why');
    map.trySetResult('a', 1);
    expect(await answer).toBe(1);
  });
});

describe('cancelAll', () => {
  it('cancels all who wait, with its reason', async () => {
    const map = new CompletionMap<string, number>();
    const answers = ['a', 'b', 'c'].map((key) => map.create(key));
    const closed = new Error('closed');
    map.cancelAll(closed);
    expect(map.size).toBe(0);
    for (const answer of answers) await expect(answer).rejects.toBe(closed);
  });

  it('without a reason gives each a TaskCanceledError', async () => {
    const map = new CompletionMap<string, number>();
    const answers = ['a', 'b'].map((key) => reasonOf(map.create(key)));
    map.cancelAll();
    const [a, b] = await Promise.all(answers);
    expect(a).toBeInstanceOf(TaskCanceledError);
    expect(b).toBeInstanceOf(TaskCanceledError);
  });

  it('is no unhandled rejection, whatever the reason', async () => {
    const reports = await collectReports(() => {
      const map = new CompletionMap<string, number>();
      void map.create('a');
      void map.create('b');
      map.cancelAll(new Error('closed'));
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('leaves the map open', async () => {
    const map = new CompletionMap<string, number>();
    map.cancelAll();
    const answer = map.create('a');
    map.trySetResult('a', 1);
    expect(await answer).toBe(1);
  });
});

describe('dispose', () => {
  it('cancels all who wait', async () => {
    const map = new CompletionMap<string, number>();
    const answer = map.create('a');
    map[Symbol.dispose]();
    expect(map.size).toBe(0);
    await expect(answer).rejects.toBeInstanceOf(TaskCanceledError);
  });

  it('cancels all who come', async () => {
    const map = new CompletionMap<string, number>();
    map[Symbol.dispose]();
    const answers = [map.create('a'), map.create('a'), map.create('b', { timeout: Infinity })];
    expect([map.size, map.has('a')]).toEqual([0, false]);
    for (const answer of answers) await expect(answer).rejects.toBeInstanceOf(TaskCanceledError);
    expect(map.trySetResult('a', 1)).toBe(false);
  });

  it('is no unhandled rejection of anybody', async () => {
    const reports = await collectReports(() => {
      const map = new CompletionMap<string, number>();
      void map.create('a');
      map[Symbol.dispose]();
      map[Symbol.dispose]();
      void map.create('b');
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('comes at the end of a block with using', async () => {
    let answer: Promise<number> | undefined;
    {
      using map = new CompletionMap<string, number>();
      answer = map.create('a');
    }
    await expect(answer).rejects.toBeInstanceOf(TaskCanceledError);
  });
});

describe('who is canceled', () => {
  // What an abort listener does runs in the midst of the abort: some of the signal's waits are canceled, others not yet.
  const abortWith = (listener: (map: CompletionMap<string, number>, signal: AbortSignal) => void) => {
    const map = new CompletionMap<string, number>();
    const controller = new AbortController();
    const { signal } = controller;
    const a = reasonOf(map.create('a', { signal }));
    signal.addEventListener('abort', () => {
      listener(map, signal);
    });
    const b = reasonOf(map.create('b', { signal }));
    controller.abort('why');
    return { map, a, b };
  };

  it('may ask again with its own key', async () => {
    let again: Promise<number> | undefined;
    const { map, a, b } = abortWith((inner) => {
      again = inner.create('a');
    });
    expect(await Promise.all([a, b])).toEqual(['why', 'why']);
    expect([...map.keys()]).toEqual(['a']);
    map.trySetResult('a', 1);
    expect(await again).toBe(1);
  });

  it('may not yet ask with the key of one that is still to be canceled', async () => {
    let again: Promise<unknown> | undefined;
    const { map, b } = abortWith((inner) => {
      again = reasonOf(inner.create('b'));
    });
    expect(await again).toEqual(invalid);
    expect(await b).toBe('why');
    expect(map.size).toBe(0);
  });

  it('may cancel the others, and ask for them again, before the signal comes to them', async () => {
    let again: Promise<number> | undefined;
    const { map, b } = abortWith((inner) => {
      inner.cancelAll('all');
      again = inner.create('b');
    });
    expect(await b).toBe('all');
    expect(map.size).toBe(1);
    map.trySetResult('b', 1);
    expect(await again).toBe(1);
  });

  it('may dispose the map', async () => {
    let again: Promise<unknown> | undefined;
    const { map, b } = abortWith((inner) => {
      inner[Symbol.dispose]();
      again = reasonOf(inner.create('a'));
    });
    expect(await again).toBeInstanceOf(TaskCanceledError);
    expect(await b).toBeInstanceOf(TaskCanceledError);
    expect(map.size).toBe(0);
  });

  // No signal of a platform runs anybody's code while a listener leaves; one of a polyfill may.
  it.each<[string, (map: CompletionMap<string, number>) => void, string[]]>([
    [
      'cancelAll',
      (map) => {
        map.cancelAll('all');
      },
      ['c', 'd'],
    ],
    [
      'dispose',
      (map) => {
        map[Symbol.dispose]();
      },
      [],
    ],
  ])('may ask for something else in the midst of %s', async (_title, end, keys) => {
    const map = new CompletionMap<string, number>();
    const others: Promise<unknown>[] = [];
    class Signal extends CountingSignal {
      override removeEventListener(type: 'abort', listener: () => void): void {
        super.removeEventListener(type, listener);
        others.push(reasonOf(map.create(keys[others.length] ?? 'x')));
      }
    }
    const answers = ['a', 'b'].map((name) => reasonOf(map.create(name, { signal: new Signal() })));
    end(map);
    expect(others).toHaveLength(2);
    expect([...map.keys()]).toEqual(keys);
    for (const name of keys) map.trySetResult(name, 1);
    const expected = keys.length > 0 ? 'fulfilled' : (expect.any(TaskCanceledError) as Error);
    expect(await Promise.all(others)).toEqual([expected, expected]);
    await Promise.all(answers);
  });

  it('may ask again as soon as it learns of it', async () => {
    const map = new CompletionMap<string, number>();
    const again = map.create('a').catch(() => map.create('a'));
    map.cancelAll();
    await turn();
    expect(map.size).toBe(1);
    map.trySetResult('a', 1);
    expect(await again).toBe(1);
  });
});
