import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/codemods/cli/rewrite-bytes.ts';
import { countWorkers } from '../../../src/codemods/cli/rewrite-files.ts';
import { WorkerPool } from '../../../src/codemods/cli/rewrite-in-workers.ts';

const settings = { unsafe: false, runtime: 'x', siteDiffs: false, transformOptions: {} };
const task = { codemods: [], transforms: [], cwd: '/', settings };
const script = (name: string): URL => new URL(`./workers/${name}.mjs`, import.meta.url);

async function rewriteWith(
  name: string,
  paths: readonly string[],
  signal?: AbortSignal,
  onEach = (): void => undefined,
  timeout = 0,
) {
  const outcomes = new Map<string, Outcome>();
  const onOutcome = (path: string, outcome: Outcome): void => {
    outcomes.set(path, outcome);
    onEach();
  };
  const pool = new WorkerPool({ sizeFor: () => 2, task, timeout, script: script(name), signal, onOutcome });
  for (const path of paths) pool.add(path);
  const rest = await pool.finish();
  return { outcomes, rest };
}

describe('workers', () => {
  it('answer every path once', async () => {
    const paths = Array.from({ length: 30 }, (_, n) => `${String(n)}.ts`);
    const { outcomes, rest } = await rewriteWith('answers', paths);
    expect([...outcomes.keys()].sort()).toEqual(paths.toSorted());
    expect(rest).toEqual([]);
  });

  it('that die lose no file: theirs is an error, the others go on', async () => {
    const { outcomes, rest } = await rewriteWith('answers', [
      'a',
      'throw.ts',
      'b',
      'exit.ts',
      'c',
      'throw-again.ts',
      'd',
    ]);
    expect(rest).toEqual([]);
    expect(outcomes.size).toBe(7);
    expect(outcomes.get('throw.ts')).toMatchObject({ status: 'error', problem: { code: 'worker-died' } });
    expect(JSON.stringify(outcomes.get('throw-again.ts'))).toContain('thrown in the worker');
    expect(JSON.stringify(outcomes.get('exit.ts'))).toContain('exit code 3');
    expect([...outcomes.values()].filter((outcome) => outcome.status === 'unchanged')).toHaveLength(4);
  });

  it('that take too long are stopped: their file is an error, the others go on', async () => {
    const paths = ['a', 'loop.ts', 'b', 'never.ts', 'c'];
    const { outcomes, rest } = await rewriteWith('answers', paths, undefined, undefined, 300);
    expect(rest).toEqual([]);
    expect(outcomes.get('loop.ts')).toMatchObject({ status: 'error', problem: { code: 'timeout' } });
    expect(JSON.stringify(outcomes.get('never.ts'))).toContain('it was not done after 0.3 s; raise --timeout');
    expect([...outcomes.values()].filter((outcome) => outcome.status === 'unchanged')).toHaveLength(3);
  });

  it('wait for files that are found later, and go on when one of them has died', async () => {
    const outcomes: string[] = [];
    let wake: (() => void) | undefined;
    const onOutcome = (path: string): void => {
      outcomes.push(path);
      wake?.();
    };
    const pool = new WorkerPool({ sizeFor: () => 2, task, timeout: 0, script: script('answers'), onOutcome });
    const paths = ['a', 'b', 'exit.ts', 'c', 'throw.ts', 'd', 'e'];
    for (const path of paths) {
      const done = new Promise<void>((resolve) => (wake = resolve));
      pool.add(path);
      await done;
    }
    expect(await pool.finish()).toEqual([]);
    expect(outcomes).toEqual(paths);
  });

  it('that never start hand all files back', async () => {
    const { outcomes, rest } = await rewriteWith('never-starts', ['a', 'b', 'c']);
    expect(outcomes.size).toBe(0);
    expect([...rest].sort()).toEqual(['a', 'b', 'c']);
  });

  it('stop when the signal fires, and hand back what they did not reach', async () => {
    const interruption = new AbortController();
    const paths = Array.from({ length: 50 }, (_, n) => String(n));
    const { outcomes, rest } = await rewriteWith('answers', paths, interruption.signal, () => {
      interruption.abort();
    });
    expect(outcomes.size).toBeLessThan(50);
    expect(outcomes.size + rest.length).toBe(50);
  });

  it.each([
    [0, 8, 1],
    [40, 8, 1],
    [41, 8, 3],
    [1000, 8, 8],
    [1000, 1, 1],
  ])('for %i files and --concurrency %i there are %i', (files, concurrency, expected) => {
    expect(countWorkers(files, concurrency)).toBe(expected);
  });
});
