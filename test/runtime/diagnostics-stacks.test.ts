import { describe, expect, it } from 'vitest';
import { fromCallback, TaskCompletionSource } from '../../src/runtime/src/index.ts';
import { watchLate } from './support/watch.ts';

type Source = TaskCompletionSource<unknown>;
const make = (state: unknown, signal?: AbortSignal): Source => new TaskCompletionSource<unknown>({ state, signal });

describe('captureStacks', () => {
  const ownFolder = /[/\\]src[/\\]runtime[/\\]src[/\\]/;

  /** The first line names this file and, if it has one, the function; no line is of the package or of the engine. */
  function expectStack(stack: string | undefined, name: string): void {
    const [first = ''] = (stack ?? '').split('\n');
    expect(first).toContain('diagnostics-stacks.test.ts');
    expect(first).toContain(name);
    expect(stack).not.toMatch(ownFolder);
  }

  function makeHere(state: unknown): Source {
    const source = make(state);
    // Not in one: JavaScriptCore would make a jump of the call, which no stack tells of.
    return source;
  }
  function completeHere(source: Source): void {
    source.setResult(1);
  }
  function completeLate(source: Source): void {
    source.trySetResult(2);
  }

  it('tells where a source was made, completed, and completed late', () => {
    const state = {};
    const { reports } = watchLate(state, { captureStacks: true });
    const source = makeHere(state);
    completeHere(source);
    completeLate(source);
    const [report] = reports;
    // `make` is a function of this file, too.
    expectStack(report?.createdStack, 'make');
    expect(report?.createdStack).toContain('makeHere');
    expectStack(report?.completedStack, 'completeHere');
    expectStack(report?.stack, 'completeLate');
  });

  it('tells where a source with callbacks was completed', () => {
    const state = {};
    const { reports } = watchLate(state, { captureStacks: true });
    const source = makeHere(state)
      .onCompleted(() => undefined)
      .onCompleted(() => undefined);
    completeHere(source);
    completeLate(source);
    expectStack(reports[0]?.completedStack, 'completeHere');
  });

  it('tells where a signal was aborted', () => {
    const state = {};
    const { reports } = watchLate(state, { captureStacks: true });
    const controller = new AbortController();
    const sources = [make(state, controller.signal), make(state, controller.signal)];
    function abortHere(): void {
      controller.abort();
    }
    abortHere();
    sources.forEach(completeLate);
    expect(reports).toHaveLength(2);
    for (const { completedStack } of reports) {
      expect(completedStack).toContain('abortHere');
      expect(completedStack).not.toMatch(ownFolder);
    }
  });

  it.each<[string, (callback: (done: (error: unknown, value: object) => void) => void) => void]>([
    ['fromCallback', (callback) => void fromCallback<object>(callback)],
  ])('leaves out the calls of helpers: %s', (_title, help) => {
    const { reports } = watchLate(undefined, { captureStacks: true });
    const lost = {};
    function helpHere(): void {
      help((done) => {
        done(null, {});
        done(null, lost);
      });
    }
    helpHere();
    const report = reports.find(({ outcome }) => outcome === lost);
    for (const stack of [report?.createdStack, report?.completedStack, report?.stack]) {
      expectStack(stack, '');
      expect(stack).toContain('helpHere');
    }
  });

  it('finds the program however few calls a stack is to have', () => {
    const limited = Error as { stackTraceLimit?: number };
    const { stackTraceLimit } = limited;
    const state = {};
    const { reports } = watchLate(state, { captureStacks: true });
    limited.stackTraceLimit = 1;
    try {
      const source = makeHere(state).onCompleted(() => undefined);
      completeHere(source);
      completeLate(source);
      expect(limited.stackTraceLimit).toBe(1);
    } finally {
      limited.stackTraceLimit = stackTraceLimit!;
    }
    expectStack(reports[0]?.createdStack, 'make');
    expectStack(reports[0]?.completedStack, 'completeHere');
    expectStack(reports[0]?.stack, 'completeLate');
  });

  it('does without where the program makes something else of stacks', () => {
    const hooked = Error as { prepareStackTrace?: unknown };
    const { prepareStackTrace } = hooked;
    const state = {};
    const { reports } = watchLate(state, { captureStacks: true });
    hooked.prepareStackTrace = (_error: unknown, calls: unknown) => calls;
    try {
      const source = makeHere(state);
      completeHere(source);
      completeLate(source);
    } finally {
      if (prepareStackTrace === undefined) delete hooked.prepareStackTrace;
      else hooked.prepareStackTrace = prepareStackTrace;
    }
    expect(reports).toHaveLength(1);
  });
});
