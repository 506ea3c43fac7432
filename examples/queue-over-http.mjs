// @ts-check
// A queue over HTTP: GET asks for the next message and waits for it, POST tells one, DELETE cancels all who wait.
// A client that goes away while it waits leaves no dead waiter: the next message goes to one who is still there.
import { createServer, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { TaskCompletionSource, TimeoutError, fromCallback, fromEvent, waitUntil } from 'task-completion-source';

/** Messages that nobody has asked for yet, or waiters for whom there is no message yet; never both. */
class Mailbox {
  /** @type {string[]} */
  #messages = [];
  /** @type {Set<TaskCompletionSource<string>>} */
  #waiters = new Set();

  get waiting() {
    return this.#waiters.size;
  }

  /**
   * The next message, now or when it comes. Who aborts takes none and leaves the line.
   *
   * @param {AbortSignal} signal
   */
  ask(signal) {
    /** @type {TaskCompletionSource<string>} */
    const source = new TaskCompletionSource({ signal });
    if (source.isCompleted) return source.promise;
    const message = this.#messages.shift();
    if (message !== undefined) {
      source.setResult(message);
    } else {
      this.#waiters.add(source);
      source.onCompleted(() => this.#waiters.delete(source));
    }
    return source.promise;
  }

  /** @param {string} message */
  tell(message) {
    if (!this.#offer(message)) this.#messages.push(message);
  }

  /** Gives back what could not be delivered: it is next again. @param {string} message */
  giveBack(message) {
    if (!this.#offer(message)) this.#messages.unshift(message);
  }

  cancel() {
    for (const waiter of [...this.#waiters]) waiter.trySetCanceled();
  }

  /** To who has waited longest. Returns whether there was anybody. @param {string} message */
  #offer(message) {
    const [waiter] = this.#waiters;
    return waiter?.trySetResult(message) ?? false;
  }
}

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/**
 * @param {Mailbox} mailbox
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {number} patience milliseconds until a client is to ask again, as proxies cut long silences
 */
async function onAsk(mailbox, { socket }, response, patience) {
  const gone = new AbortController();
  const leave = () => gone.abort();
  // The connection's own event: a response that is queued behind another on its connection has none.
  socket.once('close', leave);
  if (socket.destroyed) leave();
  // Not `AbortSignal.timeout()`: Node 20 may lose it in `AbortSignal.any` (docs/runtime/limits.md).
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new TimeoutError(`Nothing came in ${patience} ms`)), patience);
  try {
    const message = await mailbox.ask(AbortSignal.any([gone.signal, late.signal]));
    if (!(await deliver(message, response, gone.signal))) mailbox.giveBack(message);
  } catch (error) {
    // 204: nothing has come, ask again. 410: canceled by DELETE.
    if (!gone.signal.aborted) response.writeHead(error instanceof TimeoutError ? 204 : 410).end();
  } finally {
    clearTimeout(timer);
    socket.off('close', leave);
  }
}

/**
 * Answers, and tells whether the operating system has taken all of the answer. It may still lose it: where no message may
 * be lost, clients have to acknowledge.
 *
 * @param {string} message
 * @param {ServerResponse} response
 * @param {AbortSignal} signal aborts when the client is gone
 */
async function deliver(message, response, signal) {
  const { socket } = response.req;
  try {
    response.setHeader('Content-Length', Buffer.byteLength(message));
    // This callback hears of a connection that broke; the event `finish` comes even then, up to Node 22.
    await fromCallback((done) => void response.write(message, done), { signal });
    // Asked of the socket as well, since Node 20 calls back without an error if it broke while it was being written to.
    if (socket.destroyed) return false;
    response.end();
    return true;
  } catch {
    return false;
  }
}

/** Who may ask, and how much may be told, is for what stands before it. @param {Mailbox} mailbox */
function createMailboxServer(mailbox, { patience = 30_000 } = {}) {
  return createServer(async (request, response) => {
    try {
      switch (request.method) {
        case 'GET':
          await onAsk(mailbox, request, response, patience);
          break;
        case 'POST':
          mailbox.tell(await text(request));
          response.writeHead(202).end();
          break;
        case 'DELETE':
          mailbox.cancel();
          response.writeHead(204).end();
          break;
        default:
          response.writeHead(405, { Allow: 'GET, POST, DELETE' }).end();
      }
    } catch (error) {
      if (!request.errored) console.error(error);
      // A client is not to wait for an answer because of a fault of ours.
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });
}

/** @param {import('node:http').Server} server */
async function listen(server) {
  const listening = fromEvent(server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return `http://127.0.0.1:${port}/`;
}

const mailbox = new Mailbox();
const server = createMailboxServer(mailbox);
const hastyServer = createMailboxServer(mailbox, { patience: 20 });
try {
  const url = await listen(server);
  /** @param {number} count */
  const untilWaiting = (count) => waitUntil(() => mailbox.waiting === count, { interval: 1, timeout: 10_000 });
  /** @param {string} body */
  const tell = (body) => fetch(url, { method: 'POST', body });

  // Two ask, and the one who came first gives up: by the book, and by a connection that breaks.
  const controller = new AbortController();
  const canceled = fetch(url, { signal: controller.signal }).catch((error) => error.name);
  await untilWaiting(1);
  const patient = fetch(url);
  await untilWaiting(2);
  controller.abort();
  await untilWaiting(1);
  await tell('for who is there');
  console.log(await canceled, 'and', await (await patient).text());

  const broken = get(url);
  const failure = fromEvent(broken, 'response').catch((error) => error.code);
  await untilWaiting(1);
  const other = fetch(url);
  await untilWaiting(2);
  broken.socket?.destroy();
  await untilWaiting(1);
  await tell('for who is left');
  console.log(await failure, 'and', await (await other).text());

  // A message waits as well as a client does.
  await tell('kept');
  console.log(await (await fetch(url)).text());

  const waiting = fetch(url);
  await untilWaiting(1);
  await fetch(url, { method: 'DELETE' });
  console.log('canceled:', (await waiting).status);

  console.log('nothing came:', (await fetch(await listen(hastyServer))).status, `waiting: ${mailbox.waiting}`);
} finally {
  for (const each of [server, hastyServer]) {
    each.close();
    each.closeAllConnections();
  }
}

// prints:
// AbortError and for who is there
// ECONNRESET and for who is left
// kept
// canceled: 410
// nothing came: 204 waiting: 0
