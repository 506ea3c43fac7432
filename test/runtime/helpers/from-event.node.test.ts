import { EventEmitter, errorMonitor, once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { fromEvent } from '../../../src/runtime/src/index.ts';
import { reasonOf } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { turn } from '../support/turn.ts';

const listening = (source: EventEmitter) =>
  source.eventNames().reduce((sum, name) => sum + source.listenerCount(name), 0);

describe('an EventEmitter', () => {
  it('fulfills with the first argument', async () => {
    const source = new EventEmitter();
    const promise = fromEvent<string>(source, 'data');
    expect(listening(source)).toBe(2);
    source.emit('data', 'value', 2);
    expect(listening(source)).toBe(0);
    expect(await promise).toBe('value');
  });

  it('rejects with the error, which is not thrown while somebody waits', async () => {
    const source = new EventEmitter();
    const promise = fromEvent(source, 'data');
    const error = new Error('no');
    source.emit('error', error);
    expect(listening(source)).toBe(0);
    expect(await reasonOf(promise)).toBe(error);
    // Afterwards it is nobody's.
    expect(() => source.emit('error', error)).toThrow(error);
  });

  it('rejects with undefined for an error without arguments', async () => {
    const source = new EventEmitter();
    const promise = fromEvent(source, 'data');
    source.emit('error');
    expect(await reasonOf(promise)).toBeUndefined();
  });

  it('may keep its errors to itself: then they are thrown', async () => {
    const source = new EventEmitter();
    const promise = fromEvent<string>(source, 'data', { rejectOn: null });
    expect(() => source.emit('error', new Error('no'))).toThrow('no');
    source.emit('data', 'value');
    expect(await promise).toBe('value');
    // Who monitors them handles none.
    const monitored = fromEvent(source, 'data', { rejectOn: errorMonitor });
    expect(() => source.emit('error', new Error('no'))).toThrow('no');
    await expect(monitored).rejects.toThrow('no');
    expect(listening(source)).toBe(0);
  });

  it('has the same outcome as events.once()', async () => {
    for (const [name, ...args] of [['data', 'value'], ['data'], ['error', new Error('no')]] as const) {
      const source = new EventEmitter();
      const theirs = once(source, 'data').then(
        (values: unknown[]) => ['fulfilled', values[0]],
        (error: unknown) => ['rejected', error],
      );
      const ours = fromEvent<unknown>(source, 'data').then(
        (value) => ['fulfilled', value],
        (error: unknown) => ['rejected', error],
      );
      source.emit(name, ...args);
      expect(await ours).toEqual(await theirs);
      expect(listening(source)).toBe(0);
    }
  });

  it('tells newListener and removeListener: what they throw is for the promise and for the report', async () => {
    const source = new EventEmitter();
    source.on('newListener', (name) => {
      if (name === 'error') throw new Error('no more listeners');
    });
    await expect(fromEvent(source, 'data')).rejects.toThrow('no more listeners');
    expect(source.listenerCount('data')).toBe(0);

    const other = new EventEmitter();
    const reports = await collectReports(async () => {
      other.on('removeListener', () => {
        throw new Error('stay');
      });
      const promise = fromEvent<string>(other, 'data');
      other.emit('data', 'value');
      expect(await promise).toBe('value');
    });
    expect(listening(other)).toBe(1);
    expect(reports).toEqual({ rejections: [], exceptions: [new Error('stay'), new Error('stay')] });
  });

  it('that captures rejections captures none of ours', async () => {
    const source = new EventEmitter({ captureRejections: true });
    const reports = await collectReports(async () => {
      const promise = fromEvent(source, 'data', {
        map: () => {
          throw new Error('map');
        },
      });
      source.emit('data');
      await expect(promise).rejects.toThrow('map');
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('does not warn of a leak, however many waits there have been', async () => {
    const source = new EventEmitter();
    const signal = new CountingSignal();
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on('warning', onWarning);
    for (let i = 0; i < 1000; i++) {
      const promise = fromEvent<number>(source, 'data', { signal });
      source.emit('data', i);
      expect(await promise).toBe(i);
    }
    await turn();
    process.off('warning', onWarning);
    expect(listening(source)).toBe(0);
    expect(signal.listening).toBeLessThanOrEqual(1);
    expect(warnings).toEqual([]);
  });
});

describe('a stream', () => {
  it('gives its first chunk', async () => {
    const stream = new PassThrough();
    const promise = fromEvent<Buffer>(stream, 'data');
    stream.write('value');
    expect(String(await promise)).toBe('value');
    stream.destroy();
  });

  it('ends, or is destroyed with an error', async () => {
    const stream = Readable.from(['value']);
    const before = listening(stream);
    const ended = fromEvent(stream, ['end', 'close']);
    stream.resume();
    await ended;
    expect(listening(stream)).toBe(before);
    const failing = new PassThrough();
    const promise = fromEvent(failing, 'data');
    failing.destroy(new Error('no'));
    await expect(promise).rejects.toThrow('no');
  });

  it('is left alone when the wait is canceled', async () => {
    const stream = new PassThrough();
    const before = listening(stream);
    const controller = new AbortController();
    const promise = fromEvent(stream, 'readable', { signal: controller.signal });
    controller.abort();
    expect(listening(stream)).toBe(before);
    await expect(promise).rejects.toBe(controller.signal.reason);
    expect(stream.destroyed).toBe(false);
    stream.destroy();
  });
});

describe('a MessagePort, which is an EventTarget and an emitter', () => {
  it('gives the message event', async () => {
    const { port1, port2 } = new MessageChannel();
    port1.start();
    const promise = fromEvent(port1, 'message', { map: ({ data }: { data: unknown }) => data });
    port2.postMessage({ answer: 42 });
    expect(await promise).toEqual({ answer: 42 });
    const closed = fromEvent(port1, 'close');
    port2.close();
    await closed;
  });
});
