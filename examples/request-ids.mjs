// @ts-check
// A map of requests by their ids, over a message channel: `CompletionMap` holds who waits for which answer, with a timeout
// for each, and cancels all of them when the connection closes. Answers come in any order, late or never.
import { MessageChannel } from 'node:worker_threads';
import { CompletionMap, TaskCanceledError, TimeoutError, delay, isCanceled } from 'task-completion-source';

/**
 * @typedef {import('node:worker_threads').MessagePort} MessagePort
 * @typedef {{ id: number, method: string, argument: unknown }} Request
 * @typedef {{ id: number, value?: unknown, error?: Error }} Answer
 */

class Client {
  /** @type {CompletionMap<number, unknown>} */
  #pending = new CompletionMap();
  #lastId = 0;
  #port;

  /** @param {MessagePort} port */
  constructor(port) {
    this.#port = port;
    port.on('message', (message) => this.#onAnswer(message));
    port.on('close', () => {
      this.#pending.cancelAll(new TaskCanceledError('The connection is closed'));
      // Whoever asks from now on is canceled, too.
      this.#pending[Symbol.dispose]();
    });
  }

  get pending() {
    return this.#pending.size;
  }

  /**
   * @param {string} method
   * @param {unknown} argument
   * @param {import('task-completion-source').WaitOptions} [options]
   * @returns {Promise<unknown>}
   */
  request(method, argument, options) {
    const id = ++this.#lastId;
    const answer = this.#pending.create(id, options);
    // Not there with an aborted signal or a closed connection: then there is nothing to ask.
    if (this.#pending.has(id)) {
      try {
        this.#port.postMessage({ id, method, argument });
      } catch (error) {
        // An argument that cannot be sent.
        this.#pending.trySetException(id, error);
      }
    }
    return answer;
  }

  /** @param {Answer} answer */
  #onAnswer({ id, value, error }) {
    const isAwaited = error ? this.#pending.trySetException(id, error) : this.#pending.trySetResult(id, value);
    if (!isAwaited) console.log(`dropped the answer to request ${id}: it came too late`);
  }

  close() {
    this.#port.close();
  }
}

/** @type {Record<string, (argument: unknown) => unknown>} */
const methods = {
  double: (argument) => Number(argument) * 2,
  later: async (argument) => (await delay(40), argument),
  never: () => new Promise(() => undefined),
};

/** @param {MessagePort} port */
function serve(port) {
  port.on('message', async (/** @type {Request} */ { id, method, argument }) => {
    try {
      const call = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (call === undefined) throw new RangeError(`There is no ${method}`);
      port.postMessage({ id, value: await call(argument) });
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error : new Error(String(error)) });
    }
  });
}

const { port1, port2 } = new MessageChannel();
serve(port2);
const client = new Client(port1);

console.log(...(await Promise.all([client.request('double', 1), client.request('double', 21)])));
await client.request('triple', 1).catch((error) => console.log(error.name, error.message));
await client.request('double', Symbol('cannot be sent')).catch((error) => console.log(error.name));

try {
  await client.request('later', 'hello', { timeout: 10 });
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log(error.message);
}
// Meanwhile the answer to that one comes, and finds nobody.
await client.request('later', 'hello again', { timeout: 10_000 });

const waiting = client.request('never', 0);
console.log('pending:', client.pending);
client.close();
await waiting.catch((error) => console.log(isCanceled(error), error.message));
await client.request('double', 2).catch((error) => console.log(isCanceled(error), error.message));
console.log('pending:', client.pending);

// prints:
// 2 42
// RangeError There is no triple
// DataCloneError
// Timed out after 10 ms
// dropped the answer to request 5: it came too late
// pending: 1
// true The connection is closed
// true The operation was canceled
// pending: 0
