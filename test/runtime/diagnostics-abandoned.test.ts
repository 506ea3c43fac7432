import { describe, expect, it } from 'vitest';
import { TaskCompletionSource } from '../../src/runtime/src/index.ts';
import { type SourceReport } from '../../src/runtime/src/diagnostics.ts';
import { collectGarbage } from './support/collect-garbage.ts';
import { collectReports } from './support/collect-reports.ts';
import { isBun } from './support/platform.ts';
import { turn } from './support/turn.ts';
import { watch } from './support/watch.ts';

type Source = TaskCompletionSource<unknown>;

/** Makes a source that nobody has. */
function drop(state: unknown, signal?: AbortSignal): void {
  new TaskCompletionSource({ state, signal }).onCompleted(() => undefined);
}

/** Collects garbage until `isDone`: the platform calls back about what it has collected in its own time. */
async function collectUntil(isDone: () => boolean): Promise<void> {
  for (let round = 0; round < 50 && !isDone(); round++) {
    await collectGarbage();
    await turn();
  }
}

/**
 * Which of `makers` left a source behind that was reported, by name. A source that surely is abandoned is made after
 * them: when that has been reported the others have been collected, too, but for one that a compiler in the background
 * holds; so those that are `expected` are waited for.
 */
async function abandonedOf(
  makers: Record<string, (state: string) => unknown>,
  expected: readonly string[],
): Promise<string[]> {
  const reports: SourceReport[] = [];
  watch({ onAbandoned: (report) => reports.push(report) });
  const held = Object.entries(makers).map(([name, make]) => make(name));
  drop('control');
  const names = () => reports.map(({ state }) => state);
  await collectUntil(() => ['control', ...expected].every((name) => names().includes(name)));
  await collectGarbage();
  await turn();
  expect(names()).toContain('control');
  expect(held).toHaveLength(Object.keys(makers).length);
  return Object.keys(makers).filter((name) => names().includes(name));
}

// The collector of JavaScriptCore takes whatever looks like a pointer on the stack for one.
describe.skipIf(isBun)('onAbandoned', () => {
  it('tells of sources that are collected while pending, whoever awaits their promise', async () => {
    const awaited: unknown[] = [];
    const makers: Record<string, (state: string) => unknown> = {
      'nobody has it': (state) => {
        drop(state);
      },
      'its promise is held': (state) => new TaskCompletionSource({ state }).promise,
      'its promise is awaited': (state) => {
        awaited.push(new TaskCompletionSource({ state }).promise.then(() => undefined));
      },
      'its signal is gone, too': (state) => {
        drop(state, new AbortController().signal);
        // The package remembers a few signals.
        for (let other = 0; other < 8; other++) drop(undefined, new AbortController().signal);
      },
    };
    const all = Object.keys(makers);
    expect(await abandonedOf(makers, all)).toEqual(all);
    expect(awaited).toHaveLength(1);
  });

  it('says nothing of sources that are completed', async () => {
    const done = (complete: (source: Source) => void) => (state: string) => {
      const source = new TaskCompletionSource<unknown>({ state });
      complete(source);
      return source.promise.catch(() => undefined);
    };
    const makers: Record<string, (state: string) => unknown> = {
      fulfilled: done((source) => {
        source.setResult(1);
      }),
      rejected: done((source) => {
        source.setException(new Error('no'));
      }),
      canceled: done((source) => {
        source.setCanceled();
      }),
      adopted: done((source) => {
        source.resolve(new Promise(() => undefined));
      }),
      disposed: done((source) => {
        source[Symbol.dispose]();
      }),
      'born canceled': (state) => {
        drop(state, AbortSignal.abort());
      },
    };
    expect(await abandonedOf(makers, [])).toEqual([]);
  });

  it('says nothing of sources that somebody can complete yet', async () => {
    const controller = new AbortController();
    const makers: Record<string, (state: string) => unknown> = {
      'the source is held': (state) => new TaskCompletionSource({ state }),
      'its signal is held': (state) => {
        drop(state, controller.signal);
      },
      'its resolve is held': (state) => new TaskCompletionSource({ state }).resolve,
      'its reject is held': (state) => new TaskCompletionSource({ state }).reject,
      'a promise that it follows is held': (state) => {
        const source = new TaskCompletionSource<unknown>({ state });
        const followed = new TaskCompletionSource();
        void source.trySetFromPromise(followed.promise);
        return followed;
      },
    };
    expect(await abandonedOf(makers, [])).toEqual([]);
    controller.abort();
  });

  it('says what was known of them, and has not kept them alive for that', async () => {
    const reports: SourceReport[] = [];
    const state = { name: 'state' };
    watch({
      captureStacks: true,
      onAbandoned: (report) => {
        if (report.state === state) reports.push(report);
      },
    });
    const before = Date.now();
    drop(state);
    await collectUntil(() => reports.length > 0);
    const [report] = reports;
    expect(Object.keys(report ?? {}).sort()).toEqual(['createdAt', 'createdStack', 'state']);
    expect(report?.createdStack).toContain('diagnostics-abandoned.test.ts');
    expect(report?.createdAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(reports).toHaveLength(1);
  });

  it('is silent once diagnostics are off', async () => {
    const states: unknown[] = [];
    const first = watch({ onAbandoned: ({ state }) => states.push(state) });
    drop('before');
    first.disable();
    watch({ onAbandoned: ({ state }) => states.push(state) });
    drop('after');
    await collectUntil(() => states.includes('after'));
    await collectGarbage();
    await turn();
    expect(states).toContain('after');
    expect(states).not.toContain('before');
  });

  it('that throws is reported, and the others are told of all the same', async () => {
    const thrown = new Error('of the handler');
    const states: unknown[] = [];
    const { exceptions } = await collectReports(async () => {
      watch({
        onAbandoned: ({ state }) => {
          if (state !== 'a' && state !== 'b') return;
          states.push(state);
          throw thrown;
        },
      });
      for (const state of ['a', 'b']) drop(state);
      await collectUntil(() => states.length === 2);
    });
    expect(states.sort()).toEqual(['a', 'b']);
    expect(exceptions).toEqual([thrown, thrown]);
  });
});
