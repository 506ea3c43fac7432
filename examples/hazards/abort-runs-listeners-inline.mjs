// @ts-check
// `abort()` runs its listeners before it returns. One of them finds a client that is being closed, and thinks it is open.
// The twin is closed before anybody hears of it, and a source of an aborted signal is canceled from birth.
import { TaskCompletionSource } from 'task-completion-source';

class FragileClient {
  #controller = new AbortController();
  signal = this.#controller.signal;
  isClosed = false;
  pending = 0;

  request() {
    this.pending++;
    return new Promise((_, reject) => {
      const onAbort = () => {
        this.pending--;
        reject(this.signal.reason);
      };
      this.signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  close() {
    this.#controller.abort(new Error('closed'));
    // eslint-disable-next-line tcs/no-state-change-after-notify -- the hazard
    this.isClosed = true;
  }
}

class Client {
  #controller = new AbortController();
  signal = this.#controller.signal;
  isClosed = false;
  pending = 0;

  request() {
    const source = new TaskCompletionSource({ signal: this.signal });
    if (source.isCompleted) return source.promise;
    this.pending++;
    source.onCompleted(() => this.pending--);
    return source.promise;
  }

  close() {
    this.isClosed = true;
    this.#controller.abort(new Error('closed'));
  }
}

/**
 * Closes a client that has a request under way, and somebody who asks again when that fails, if the client is not closed.
 *
 * @param {FragileClient | Client} client
 */
function closeWhileBusy(client) {
  client.signal.throwIfAborted();
  client.request().catch(() => undefined);
  client.signal.addEventListener('abort', () => {
    if (!client.isClosed) client.request().catch(() => undefined);
  });
  client.close();
  return client.pending;
}

console.log('hazard: requests that never settle:', closeWhileBusy(new FragileClient()));

const client = new Client();
console.log('twin: requests that never settle:', closeWhileBusy(client));
await client.request().catch((error) => console.log('twin: who asks all the same catches:', error.message));

// prints:
// hazard: requests that never settle: 1
// twin: requests that never settle: 0
// twin: who asks all the same catches: closed
