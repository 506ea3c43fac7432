import { createRequire } from 'node:module';
import type { Context } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as ours from '../../src/runtime/src/index.ts';
import { loadBuild } from './support/load-build.ts';

/** The parts of a window that are used here. The types of jsdom would bring those of the DOM into all tests. */
interface Window extends EventTarget {
  readonly AbortController: typeof AbortController;
  readonly AbortSignal: typeof AbortSignal;
  readonly DOMException: typeof DOMException;
  readonly Error: typeof Error;
  readonly ErrorEvent: new (type: string, init: { error?: unknown; message?: string }) => Event;
  readonly Event: typeof Event;
  readonly EventTarget: typeof EventTarget;
  readonly Promise: typeof Promise;
  readonly document: EventTarget & { createElement(name: string): EventTarget & { click(): void } };
  close(): void;
}
interface Jsdom {
  readonly JSDOM: new (
    html: string,
    options: { runScripts: 'outside-only' },
  ) => {
    readonly window: Window;
    getInternalVMContext(): Context;
  };
}

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fulfilled',
    (reason: unknown) => reason,
  );

let window: Window;
let context: Context;

beforeAll(() => {
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as Jsdom;
  const dom = new JSDOM('', { runScripts: 'outside-only' });
  window = dom.window;
  context = dom.getInternalVMContext();
});
afterAll(() => {
  window.close();
});

describe('a signal of jsdom', () => {
  it('is none of ours', () => {
    expect(new window.AbortController().signal).not.toBeInstanceOf(AbortSignal);
  });

  it('cancels with its reason, by default an AbortError that is known as one', async () => {
    const controller = new window.AbortController();
    const { signal } = controller;
    const waits = [
      new ours.TaskCompletionSource({ signal }).promise,
      new ours.TaskCompletionSource({ signal }).promise,
      ours.delay(1e6, { signal }),
      ours.fromEvent(window.document, 'click', { signal }),
      new ours.CompletionMap().create(1, { signal, timeout: 1e6 }),
    ];
    controller.abort();
    for (const wait of [...waits, ours.delay(1e6, { signal })]) {
      const reason = await reasonOf(wait);
      expect(reason).toBeInstanceOf(window.DOMException);
      expect(reason).toBe(signal.reason);
      expect(ours.isCanceled(reason)).toBe(true);
    }
  });

  it('cancels with the reason it is given', async () => {
    const controller = new window.AbortController();
    const wait = new ours.AsyncManualResetEvent().wait({ signal: controller.signal });
    controller.abort('why');
    expect(await reasonOf(wait)).toBe('why');
    expect(await reasonOf(ours.delay(1, { signal: window.AbortSignal.abort('before') }))).toBe('before');
  });

  it('is let go of by a source that is completed', async () => {
    const controller = new window.AbortController();
    const source = new ours.TaskCompletionSource<number>({ signal: controller.signal });
    source.setResult(1);
    controller.abort();
    expect(await source.promise).toBe(1);
  });

  it('that times out is no cancellation', async () => {
    const reason = await reasonOf(ours.delay(1e6, { signal: window.AbortSignal.timeout(1) }));
    expect(reason).toMatchObject({ name: 'TimeoutError' });
    expect(ours.isCanceled(reason)).toBe(false);
  });
});

describe('an event of jsdom', () => {
  it('is waited for, of elements, documents, windows and other targets', async () => {
    const button = window.document.createElement('button');
    const click = ours.fromEvent(button, 'click');
    button.click();
    expect(await click).toBeInstanceOf(window.Event);
    for (const target of [window, window.document, new window.EventTarget(), new window.AbortController().signal]) {
      const event = ours.fromEvent(target, ['first', 'second'], { map: ({ type }: Event) => type });
      target.dispatchEvent(new window.Event('second'));
      target.dispatchEvent(new window.Event('first'));
      expect(await event).toBe('second');
    }
  });

  it('rejects with the error of an ErrorEvent', async () => {
    const error = new window.Error('foreign');
    const load = ours.fromEvent(window, 'load');
    window.dispatchEvent(new window.ErrorEvent('error', { error }));
    expect(await reasonOf(load)).toBe(error);
  });

  it('rejects with the event where it brings no error', async () => {
    const image = window.document.createElement('img');
    const load = ours.fromEvent(image, 'load');
    const event = new window.Event('error');
    image.dispatchEvent(event);
    expect(await reasonOf(load)).toBe(event);
  });
});

describe('the package in a page', () => {
  it('takes the signals, timers and events of the page', async () => {
    const { runtime: theirs } = loadBuild(context);
    expect(new theirs.TaskCompletionSource().promise).toBeInstanceOf(window.Promise);
    const controller = new window.AbortController();
    const wait = theirs.delay(1e6, { signal: controller.signal });
    controller.abort();
    expect(await reasonOf(wait)).toBe(controller.signal.reason);
    expect(await theirs.delay(1, { value: 'done' })).toBe('done');
    expect(await reasonOf(theirs.waitAsync(new Promise(() => undefined), { timeout: 1 }))).toBeInstanceOf(
      theirs.TimeoutError,
    );
  });

  it('tells when the page goes what is pending, once', () => {
    const { runtime: theirs, diagnostics } = loadBuild(context);
    const told: unknown[][] = [];
    const on = diagnostics.enable({ onPendingAtExit: (reports) => told.push(reports.map(({ state }) => state)) });
    new theirs.TaskCompletionSource({ state: 'completed' }).setResult();
    const sources = ['first', 'last'].map((state) => new theirs.TaskCompletionSource({ state }));
    expect(told).toEqual([]);
    // A page that is kept for the back button may go more than once.
    window.dispatchEvent(new window.Event('pagehide'));
    window.dispatchEvent(new window.Event('pagehide'));
    expect(told).toEqual([['first', 'last']]);
    new theirs.TaskCompletionSource({ state: 'after' });
    on.disable();
    window.dispatchEvent(new window.Event('pagehide'));
    expect(told).toHaveLength(1);
    expect(sources).toHaveLength(2);
  });
});
