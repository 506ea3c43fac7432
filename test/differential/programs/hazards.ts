import type { HandWritten } from './hand-written.ts';

// By the codemod that mends the hazard. Most of these repairs change what the program does: that is what they are for, and what
// they change stands beside the program.

export const hazards: Readonly<Record<string, readonly HandWritten[]>> = {
  'drop-needless-constructor': [
    {
      name: 'a promise around a promise in an async function',
      text: `
const read = async (key) => { if (key === 'bad') throw new Error('bad'); return slow(key); };
async function load(key) {
  return new Promise((resolve, reject) => {
    read(key).then(resolve, reject);
  });
}
module.exports = async function main() {
  watch(load(1));
  watch(load('bad'));
  watch(Promise.race([load(2), slow(2)]), 'race');
};`,
      differs: {
        'drop-needless-constructor': { before: ['1.6 1 fulfilled: number 1'], after: ['1.5 1 fulfilled: number 1'] },
        all: { before: ['1.6 1 fulfilled: number 1'], after: ['1.5 1 fulfilled: number 1'] },
      },
    },
    {
      name: 'a promise around a promise that may throw at once',
      text: `
const read = (key) => { step(key); return slow(1); };
async function load(key) {
  return new Promise((resolve, reject) => {
    read(key).then(resolve, reject);
  });
}
module.exports = async function main() {
  watch(load('fine'));
  watch(load('boom'));
};`,
      differs: {
        'drop-needless-constructor': {
          before: ['1.3 2 rejected: Error Error: boom', '1.5 1 fulfilled: number 1'],
          after: ['1.1 2 rejected: Error Error: boom', '1.4 1 fulfilled: number 1'],
        },
        all: {
          before: ['1.3 2 rejected: Error Error: boom', '1.5 1 fulfilled: number 1'],
          after: ['1.1 2 rejected: Error Error: boom', '1.4 1 fulfilled: number 1'],
        },
      },
    },
  ],
  'await-source-promise': [
    {
      name: 'a source that is awaited',
      text: `
const { TaskCompletionSource } = require('task-completion-source');
module.exports = async function main() {
  const text = new TaskCompletionSource();
  setTimeout(() => text.trySetResult('late'), 5);
  await text;
  log(text.status);
};`,
      differs: {
        'await-source-promise': {
          before: ['1.1 pending', '1.2 main fulfilled: undefined undefined'],
          after: ['2.1 fulfilled', '2.2 main fulfilled: undefined undefined'],
        },
        all: {
          before: ['1.1 pending', '1.2 main fulfilled: undefined undefined'],
          after: ['2.1 fulfilled', '2.2 main fulfilled: undefined undefined'],
        },
      },
    },
  ],
  'try-set': [
    {
      name: 'a source that two events set',
      text: `
const { TaskCompletionSource } = require('task-completion-source');
function message(socket) {
  const source = new TaskCompletionSource();
  socket.on('message', (text) => { source.setResult(text); });
  socket.on('close', () => { source.setException(new Error('closed')); });
  return source.promise;
}
module.exports = async function main() {
  const socket = new EventEmitter();
  watch(message(socket));
  attempt(() => socket.emit('message', 'one'));
  attempt(() => socket.emit('message', 'two'));
  attempt(() => socket.emit('close'));
};`,
      differs: {
        'try-set': {
          before: [
            '1.0 threw InvalidOperationError InvalidOperationError: setResult(): the source is already completed (fulfilled)',
            '1.0 threw InvalidOperationError InvalidOperationError: setException(): the source is already completed (fulfilled)',
          ],
          after: ['1.0 gave boolean true', '1.0 gave boolean true'],
        },
        'listen-once': {
          before: [
            '1.0 threw InvalidOperationError InvalidOperationError: setResult(): the source is already completed (fulfilled)',
          ],
          after: ['1.0 gave boolean false'],
        },
        all: {
          before: [
            '1.0 threw InvalidOperationError InvalidOperationError: setResult(): the source is already completed (fulfilled)',
            '1.0 threw InvalidOperationError InvalidOperationError: setException(): the source is already completed (fulfilled)',
          ],
          after: ['1.0 gave boolean true', '1.0 gave boolean true'],
        },
      },
    },
    {
      name: 'a source that is set once',
      text: `
const { TaskCompletionSource } = require('task-completion-source');
function message(socket) {
  const source = new TaskCompletionSource();
  socket.on('message', (text) => { source.setResult(text); });
  return source.promise;
}
module.exports = async function main() {
  const socket = new EventEmitter();
  watch(message(socket));
  attempt(() => socket.emit('message', 'one'));
};`,
    },
  ],
  'settle-rejections': [
    {
      name: 'then without a second function',
      text: `
const open = (cache) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('too late')), 1000);
    cache().then(resolve);
  });
module.exports = async function main() {
  watch(open(() => slow(2)));
  watch(open(() => failing('cache')));
};`,
      differs: {
        'settle-rejections': {
          before: ['1.80 unhandled: Error Error: cache', '3.1 2 rejected: Error Error: too late'],
          after: ['1.2 2 rejected: Error Error: cache'],
        },
        'release-on-settle': {
          before: ['3.1 2 rejected: Error Error: too late'],
          after: ['2.1 2 rejected: Error Error: too late'],
        },
        all: {
          before: ['1.80 unhandled: Error Error: cache', '3.1 2 rejected: Error Error: too late'],
          after: ['1.2 2 rejected: Error Error: cache'],
        },
      },
    },
  ],
  'return-after-settle': [
    {
      name: 'a rejection that goes on',
      text: `
const read = (name) =>
  new Promise((resolve, reject) => {
    work(name, (error, value) => {
      if (error) reject(error);
      resolve(value);
    });
  });
module.exports = async function main() {
  watch(read('good'));
  watch(read('bad'));
};`,
    },
  ],
  'settle-all-paths': [
    {
      name: 'an error that is swallowed',
      text: `
const read = (name) =>
  new Promise((resolve, reject) => {
    work(name, (error, value) => {
      if (error) return;
      resolve(value);
    });
  });
module.exports = async function main() {
  watch(read('good'));
  watch(read('bad'));
};`,
      differs: { 'settle-all-paths': { before: [], after: ['1.2 2 rejected: Error Error: work failed'] } },
    },
  ],
  'catch-lost-throws': [
    {
      name: 'a throw in a timer',
      text: `
const read = (text) =>
  new Promise((resolve, reject) => {
    setTimeout(() => {
      if (text === '') throw new Error('empty');
      resolve(text);
    }, 10);
  });
module.exports = async function main() {
  watch(read('text'));
  watch(read(''));
};`,
      differs: {
        'catch-lost-throws': {
          before: ['3.0 uncaught: Error Error: empty'],
          after: ['3.1 2 rejected: Error Error: empty'],
        },
      },
    },
    {
      name: 'an async executor',
      text: `
const read = (load) =>
  new Promise(async (resolve, reject) => {
    const text = await load();
    setTimeout(() => resolve(text), 10);
  });
module.exports = async function main() {
  watch(read(() => slow(1)));
  watch(read(() => failing('load')));
};`,
      differs: {
        'catch-lost-throws': {
          before: ['1.80 unhandled: Error Error: load'],
          after: ['1.2 2 rejected: Error Error: load'],
        },
      },
    },
  ],
  'drain-pending': [
    {
      name: 'a map that is cleared with requests in it',
      text: `
class Client {
  #pending = new Map();
  request(id) { return new Promise((resolve, reject) => { this.#pending.set(id, { resolve, reject }); }); }
  reply(id, value) { this.#pending.get(id)?.resolve(value); this.#pending.delete(id); }
  close() {
    this.#pending.clear();
  }
}
module.exports = async function main() {
  const client = new Client();
  watch(client.request(1));
  watch(client.request(2));
  client.reply(1, 'one');
  client.close();
  client.reply(2, 'late');
};`,
      differs: { 'drain-pending': { before: [], after: ['1.1 2 rejected: Error Error: Closed'] } },
    },
  ],
  'listen-once': [
    {
      name: 'a listener that stays',
      text: `
const message = (door) =>
  new Promise((resolve, reject) => {
    door.on('message', (text) => { resolve(text); });
    door.once('error', reject);
  });
module.exports = async function main() {
  const door = new EventEmitter();
  watch(message(door));
  door.emit('message', 'one');
  door.emit('message', 'two');
  log(door.listenerCount('message'));
};`,
      differs: {
        'listen-once': { before: ['1.0 number 1'], after: ['1.0 number 0'] },
        'event-to-source': { before: ['1.0 number 1'], after: ['1.0 number 0'] },
      },
    },
  ],
  'release-on-settle': [
    {
      name: 'a timer that goes on',
      text: `
const reply = (socket, ms) =>
  new Promise((resolve, reject) => {
    setTimeout(() => { log('timer'); reject(new Error('no reply')); }, ms);
    socket.once('message', (text) => {
      resolve(text);
    });
  });
module.exports = async function main() {
  const socket = new EventEmitter();
  watch(reply(socket, 20));
  socket.emit('message', 'in time');
  watch(reply(socket, 20));
};`,
      differs: {
        'release-on-settle': {
          before: ['3.0 timer', '3.1 2 rejected: Error Error: no reply'],
          after: ['2.1 2 rejected: Error Error: no reply'],
        },
      },
    },
  ],
  'remove-abort-listeners': [
    {
      name: 'a listener on a signal that lives on',
      text: `
async function upload(signal, send) {
  let isStopped = false;
  signal.addEventListener('abort', () => {
    log('stopped');
    isStopped = true;
  });
  const sent = await send();
  return isStopped ? 0 : sent;
}
module.exports = async function main() {
  const controller = new AbortController();
  watch(upload(controller.signal, () => slow(2)));
  watch(upload(controller.signal, () => failing('send')));
  await turn();
  watch(upload(controller.signal, () => slow(30)));
  controller.abort();
};`,
      differs: { 'remove-abort-listeners': { before: ['2.1 stopped', '2.1 stopped'], after: [] } },
    },
  ],
  'check-aborted': [
    {
      name: 'a signal that has aborted before',
      text: `
const wait = (signal) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
module.exports = async function main() {
  const controller = new AbortController();
  watch(wait(controller.signal));
  controller.abort(new Error('stop'));
  watch(wait(controller.signal));
};`,
      differs: {
        'wire-signal': { before: [], after: ['1.1 2 rejected: Error Error: stop'] },
        'check-aborted': { before: [], after: ['1.1 2 rejected: Error Error: stop'] },
      },
    },
  ],
  'use-signal-reason': [
    {
      name: 'an error of its own for an abort',
      text: `
const wait = (signal) =>
  new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
module.exports = async function main() {
  const controller = new AbortController();
  watch(wait(controller.signal));
  controller.abort(new Error('stop'));
};`,
      differs: {
        'use-signal-reason': {
          before: ['1.1 1 rejected: Error Error: aborted'],
          after: ['1.1 1 rejected: Error Error: stop'],
        },
      },
    },
  ],
  'clear-race-timers': [
    {
      name: 'a race against a timer',
      text: `
const within = (work, ms) =>
  Promise.race([
    work,
    new Promise((_, reject) => {
      setTimeout(() => reject(new Error('too late')), ms);
    }),
  ]);
module.exports = async function main() {
  watch(within(slow(2), 10));
  watch(within(never(), 10));
};`,
      isLeftAlone: true,
      differs: {
        'race-timeout': {
          before: ['3.2 2 rejected: Error Error: too late'],
          after: ['2.1 2 rejected: Error Error: too late'],
        },
      },
    },
  ],
  'change-before-notify': [
    {
      name: 'a state that changes after the event',
      text: `
class Door extends EventEmitter {
  isOpen = false;
  open() {
    this.emit('open');
    this.isOpen = true;
  }
}
module.exports = async function main() {
  const door = new Door();
  door.on('open', () => log('open', door.isOpen));
  door.open();
};`,
      differs: { 'change-before-notify': { before: ['1.0 open boolean false'], after: ['1.0 open boolean true'] } },
    },
  ],
  'defer-callback': [
    {
      name: 'a callback that is called at once or later',
      text: `
const known = new Map([['known', 1]]);
function find(key, ask, callback) {
  const value = known.get(key);
  if (value !== undefined) {
    callback(value);
    return;
  }
  setTimeout(() => ask(key, callback), 10);
}
module.exports = async function main() {
  find('known', work, (value) => log('value', value));
  log('after');
  find('other', (key, done) => done(key), (value) => log('value', value));
};
module.exports.find = find;`,
      differs: { 'defer-callback': { before: ['1.0 value number 1'], after: ['1.1 value number 1'] } },
    },
  ],
  'callback-to-source': [
    {
      name: 'a node callback',
      text: `
const read = (name) =>
  new Promise((resolve, reject) => {
    work(name, (error, value) => {
      if (error) reject(error);
      else resolve(value);
    });
  });
module.exports = async function main() {
  watch(read('good'));
  watch(read('bad'));
  watch(read(thenable(3)));
};`,
    },
    {
      name: 'a node callback that is called twice, and a throw',
      text: `
const read = (name) =>
  new Promise((resolve, reject) => {
    step(name);
    work(name, (error, value) => (error ? reject(error) : resolve(value)));
    work('bad', (error, value) => (error ? reject(error) : resolve(value)));
  });
module.exports = async function main() {
  watch(read('good'));
  watch(read('boom'));
};`,
      isLeftAlone: true,
    },
  ],
  'event-to-source': [
    {
      name: 'the next event of an emitter',
      text: `
const next = (door) =>
  new Promise((resolve, reject) => {
    door.once('open', resolve);
    door.once('error', reject);
  });
module.exports = async function main() {
  const door = new EventEmitter();
  watch(next(door));
  door.emit('open', 'opened');
  log(door.listenerCount('error'), door.listenerCount('open'));
  const other = new EventEmitter();
  watch(next(other));
  other.emit('error', new Error('broken'));
  log(other.listenerCount('error'), other.listenerCount('open'));
};`,
      differs: {
        'release-on-settle': { before: ['1.0 number 1 number 0'], after: ['1.0 number 0 number 0'] },
        'event-to-source': {
          before: ['1.0 number 1 number 0', '1.0 number 0 number 1'],
          after: ['1.0 number 0 number 0', '1.0 number 0 number 0'],
        },
      },
    },
  ],
  'hide-resolvers': [
    {
      name: 'a source that a class shows',
      text: `
const { TaskCompletionSource } = require('task-completion-source');
exports.connect = (socket) => {
  const opened = new TaskCompletionSource();
  socket.once('open', () => opened.trySetResult('open'));
  return opened;
};
exports.main = async () => {
  const socket = new EventEmitter();
  const { promise } = exports.connect(socket);
  socket.emit('open');
  return promise;
};`,
      differs: {
        'hide-resolvers': {
          before: ['1.3 main fulfilled: string open'],
          after: ['1.1 main fulfilled: undefined undefined'],
        },
      },
    },
  ],
  'forward-signal': [
    {
      name: 'a signal that is not handed on',
      text: `
const { delay } = require('task-completion-source');
async function load(ms, { signal } = {}) {
  signal?.throwIfAborted();
  await delay(ms);
  return 'loaded';
}
module.exports = async function main() {
  const controller = new AbortController();
  watch(load(5));
  watch(load(10, { signal: controller.signal }));
  setTimeout(() => controller.abort(new Error('stop')), 1);
};`,
      differs: {
        'forward-signal': {
          before: ['4.2 2 fulfilled: string loaded'],
          after: ['2.2 2 rejected: Error Error: stop'],
        },
      },
    },
  ],
  delay: [
    {
      name: 'a promise over a timer',
      text: `
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
module.exports = async function main() {
  watch(sleep(5));
  await sleep(2);
  log('two');
  await new Promise((resolve) => { setTimeout(resolve, 1); });
};`,
    },
  ],
  'race-timeout': [
    {
      name: 'a race against a timer that rejects',
      text: `
module.exports = async function main() {
  watch(Promise.race([slow(2), new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), 10))]));
  watch(Promise.race([never(), new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), 10))]));
};`,
      differs: {
        'race-timeout': {
          before: ['3.2 2 rejected: Error Error: timeout'],
          after: ['2.1 2 rejected: Error Error: timeout'],
        },
        'clear-race-timers': {
          before: ['1.5 1 fulfilled: number 2', '3.2 2 rejected: Error Error: timeout'],
          after: ['1.8 1 fulfilled: number 2', '2.5 2 rejected: Error Error: timeout'],
        },
      },
    },
  ],
  'wire-signal': [
    {
      name: 'an abort listener that settles',
      text: `
const wait = (socket, signal) =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    socket.once('open', resolve);
  });
module.exports = async function main() {
  const controller = new AbortController();
  const socket = new EventEmitter();
  watch(wait(socket, controller.signal));
  socket.emit('open', 'opened');
  watch(wait(socket, controller.signal));
  controller.abort(new Error('stop'));
};`,
      isLeftAlone: true,
    },
  ],
  'request-map': [
    {
      name: 'a map of requests with its drain',
      text: `
class Client {
  #pending = new Map();
  request(id) { return new Promise((resolve, reject) => { this.#pending.set(id, { resolve, reject }); }); }
  reply(id, value) {
    const entry = this.#pending.get(id);
    if (!entry) return;
    this.#pending.delete(id);
    entry.resolve(value);
  }
  close(error) {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
module.exports = async function main() {
  const client = new Client();
  watch(client.request(1));
  watch(client.request(2));
  client.reply(1, 'one');
  client.reply(1, 'again');
  client.close(new Error('closed'));
};`,
      isLeftAlone: true,
    },
  ],
};
