import type { HandWritten } from './hand-written.ts';

// Promises that wait for a callback, an event or an abort. What the repairs are documented to change stands beside the program.

export const waits: Readonly<Record<string, readonly HandWritten[]>> = {
  'callback-to-source': [
    {
      name: 'a callback of an error and a value',
      text: `
const read = (key) => new Promise((resolve, reject) => work(key, (error, value) => (error ? reject(error) : resolve(value))));
module.exports = async function main() {
  watch(read('fine'));
  watch(read('bad'));
  watch(read(thenable(2)));
  watch(Promise.race([read(1), slow(2)]), 'race');
};`,
    },
    {
      name: 'other results, work beside the call, and a callback that is called twice',
      text: `
const twice = (value, callback) => { work(value, callback); work('bad', callback); };
function size(key) {
  return new Promise(function (resolve, reject) {
    log('begins');
    twice(key, function (error, value) {
      if (error) {
        reject(error);
        return;
      }
      resolve({ key, value });
    });
    log('has begun');
  });
}
const done = (key) => new Promise((resolve, reject) => {
  return work(key, (error) => {
    if (!error) return resolve();
    reject(error);
  });
});
module.exports = async function main() {
  watch(size('fine'));
  watch(size('bad'));
  watch(done('fine'));
  log(await new Promise((resolve, reject) => work('x', (err, x) => (err ? reject(err) : resolve([x, err])))));
};`,
    },
    {
      name: 'work that throws, before the callback and behind it',
      text: `
const early = () => new Promise((resolve, reject) => {
  step('boom');
  work('late', (error, value) => (error ? reject(error) : resolve(value)));
});
const late = () => new Promise((resolve, reject) => {
  work('late', (error, value) => (error ? reject(error) : resolve(value)));
  step('boom');
});
module.exports = async function main() {
  watch(early());
  watch(late());
};`,
    },
    {
      name: 'a call that returns a function',
      text: `
const subscribe = (key, callback) => { work(key, callback); return () => log('is called'); };
const first = (key) => new Promise((resolve, reject) => subscribe(key, (error, value) => (error ? reject(error) : resolve(value))));
module.exports = async function main() {
  watch(first('fine'));
};`,
    },
    {
      name: 'an error that is neither there nor missing',
      text: `
const odd = (callback) => queueMicrotask(() => callback(0, 'value'));
module.exports = async function main() {
  watch(new Promise((resolve, reject) => {
    odd((error, value) => {
      if (error) reject(error);
      else resolve(value);
    });
  }));
};`,
      differs: {
        'callback-to-source': { before: ['1.2 1 fulfilled: string value'], after: ['1.2 1 rejected: number 0'] },
      },
    },
    {
      // Without work of Node's own, which would take as long as it takes.
      name: 'a function of Node that is promisified, and throws at once',
      text: `
const { promisify } = require('util');
const fs = require('fs');
const read = (path) => new Promise((resolve, reject) => {
  fs.readFile(path, (error, buffer) => {
    if (error) reject(error);
    else resolve(buffer);
  });
});
module.exports = async function main() {
  log(typeof promisify);
  await read(String.fromCharCode(0)).catch((error) => log(error.code));
};`,
    },
  ],
  'event-to-source': [
    {
      name: 'an event or an error',
      text: `
const opened = (door) => new Promise((resolve, reject) => {
  door.once('open', resolve);
  door.once('error', reject);
});
module.exports = async function main() {
  const door = new EventEmitter();
  watch(opened(door));
  door.emit('open', 1, 2);
  door.emit('open', 3);
  watch(opened(door));
  door.emit('error', new Error('stuck'));
  watch(opened(door));
  door.emit('open', thenable(5));
  log(door.listenerCount('open'), door.listenerCount('error') > 2);
};`,
    },
    {
      name: 'an error with nobody left to hear it',
      text: `
const opened = (door) => new Promise((resolve, reject) => {
  door.once('open', resolve);
  door.once('error', reject);
});
module.exports = async function main() {
  const door = new EventEmitter();
  watch(opened(door));
  door.emit('open');
  attempt(() => door.emit('error', new Error('stuck')));
};`,
      differs: {
        'event-to-source': {
          before: ['1.0 gave boolean true'],
          after: ['1.0 threw Error Error: stuck'],
        },
        'release-on-settle': {
          before: ['1.0 gave boolean true'],
          after: ['1.0 threw Error Error: stuck'],
        },
      },
    },
    {
      name: 'listeners that take each other away, and a condition',
      text: `
function reply(port, id) {
  return new Promise((resolve, reject) => {
    const onMessage = (message) => {
      if (message.id !== id) return;
      cleanUp();
      resolve(message.body);
    };
    const onError = (error) => {
      cleanUp();
      reject(error);
    };
    const cleanUp = () => {
      port.off('message', onMessage);
      port.off('error', onError);
    };
    port.on('message', onMessage);
    port.on('error', onError);
  });
}
module.exports = async function main() {
  const worker = new EventEmitter();
  watch(reply(worker, 2));
  worker.emit('message', { id: 1, body: 'one' });
  worker.emit('message', { id: 2, body: 'two' });
  log(worker.eventNames().length);
  watch(reply(worker, 3));
  worker.emit('error', new Error('gone'));
  log(worker.eventNames().length);
};`,
      isLeftAlone: true,
    },
    {
      name: 'a condition, and listeners that take each other away',
      text: `
function reply(worker, id) {
  return new Promise((resolve, reject) => {
    const onMessage = (message) => {
      if (message.id !== id) return;
      cleanUp();
      resolve(message.body);
    };
    const onError = (error) => {
      cleanUp();
      reject(error);
    };
    const cleanUp = () => {
      worker.off('message', onMessage);
      worker.off('error', onError);
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
  });
}
module.exports = async function main() {
  const worker = new EventEmitter();
  watch(reply(worker, 2));
  worker.emit('message', { id: 1, body: 'one' });
  worker.emit('message', { id: 2, body: 'two' });
  log(worker.eventNames().length);
  watch(reply(worker, 3));
  worker.emit('error', new Error('gone'));
  log(worker.eventNames().length);
};`,
    },
    {
      name: 'several events, an EventTarget and a signal',
      text: `
const ended = (stream) => new Promise((resolve) => { stream.on('end', () => resolve('over')).on('close', () => resolve('over')); });
const pressed = (target, signal) => new Promise((resolve, reject) => {
  if (signal.aborted) return reject(signal.reason);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  target.addEventListener('press', (event) => resolve(event.type), { once: true });
});
module.exports = async function main() {
  const stream = new EventEmitter();
  watch(ended(stream));
  stream.emit('close');
  const target = new EventTarget();
  const controller = new AbortController();
  watch(pressed(target, controller.signal));
  target.dispatchEvent(new Event('press'));
  await turn();
  watch(pressed(target, controller.signal));
  controller.abort(new Error('enough'));
  watch(pressed(target, controller.signal));
};`,
    },
    {
      name: 'an emitter that is not there',
      text: `
const opened = (door) => new Promise((resolve) => door.once('open', resolve));
module.exports = async function main() {
  watch(opened(undefined));
  await turn();
};`,
    },
  ],
  'request-map': [
    {
      name: 'answers, errors, unknown ids and an end',
      text: `
const pending = new Map();
let last = 0;
function ask(question) {
  const id = last++;
  const answer = new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject });
  });
  log(question, pending.size);
  return answer;
}
function hear(message) {
  const request = pending.get(message.id);
  if (!request) return log('unknown');
  pending.delete(message.id);
  if (message.error) request.reject(message.error);
  else request.resolve(message.answer);
}
function end(error) {
  for (const { reject } of pending.values()) reject(error);
  pending.clear();
}
module.exports = async function main() {
  watch(ask('one'));
  watch(ask('two'));
  watch(ask('three'));
  hear({ id: 1, answer: 'yes' });
  hear({ id: 1, answer: 'again' });
  hear({ id: 0, error: new Error('no') });
  log(pending.size, pending.has(2));
  end(new Error('closed'));
  log(pending.size);
};`,
    },
    {
      name: 'an end that nobody observes',
      text: `
const pending = new Map();
const ask = (id) => new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
const hear = (id, answer) => {
  pending.get(id)?.resolve(answer);
  pending.delete(id);
};
const end = (error) => pending.forEach(({ reject }) => reject(error));
module.exports = async function main() {
  watch(ask(1));
  hear(1, 'yes');
  ask(2);
  end(new Error('closed'));
  await turn();
};`,
      differs: {
        'request-map': { before: ['1.80 unhandled: Error Error: closed'], after: [] },
      },
    },
    {
      name: 'a key that is asked for twice',
      text: `
const pending = new Map();
const ask = (id) => new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
const hear = (id, answer) => {
  const request = pending.get(id);
  pending.delete(id);
  if (request) request.resolve(answer);
};
module.exports = async function main() {
  watch(ask(1));
  watch(ask(1));
  hear(1, 'yes');
};`,
      differs: {
        'request-map': {
          before: ['1.1 2 fulfilled: string yes'],
          after: [
            '1.1 2 rejected: InvalidOperationError InvalidOperationError: Somebody waits for 1 already',
            '1.1 1 fulfilled: string yes',
          ],
        },
      },
    },
  ],
  'wire-signal': [
    {
      name: 'a timer or an abort',
      text: `
function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve('slept');
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
module.exports = async function main() {
  const controller = new AbortController();
  watch(pause(5, controller.signal));
  watch(pause(50, controller.signal));
  await new Promise((resolve) => setTimeout(resolve, 20));
  controller.abort(new Error('enough'));
  watch(pause(5, controller.signal));
};`,
    },
    {
      name: 'work that throws, and an abort that comes first',
      text: `
const wait = (signal) => new Promise((resolve, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason));
  work('done', resolve);
  step('boom');
});
module.exports = async function main() {
  watch(wait(new AbortController().signal));
};`,
    },
    {
      name: 'a source that a listener cancels',
      text: `
const { TaskCompletionSource } = require('task-completion-source');
function wait(signal, emitter) {
  const source = new TaskCompletionSource();
  const onAbort = () => source.trySetCanceled(signal.reason);
  emitter.on('done', (value) => {
    signal.removeEventListener('abort', onAbort);
    source.trySetResult(value);
  });
  signal.addEventListener('abort', onAbort);
  return source.promise;
}
module.exports = async function main() {
  const controller = new AbortController();
  const emitter = new EventEmitter();
  watch(wait(controller.signal, emitter));
  emitter.emit('done', 1);
  watch(wait(controller.signal, emitter));
  controller.abort(new Error('enough'));
  emitter.emit('done', 2);
};`,
    },
    {
      name: 'an abort that nobody observes',
      text: `
const wait = (signal) => new Promise((resolve, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  work('late', () => setTimeout(resolve, 5));
});
module.exports = async function main() {
  const controller = new AbortController();
  wait(controller.signal);
  controller.abort(new Error('unobserved'));
  await turn();
};`,
      differs: {
        'wire-signal': { before: ['1.80 unhandled: Error Error: unobserved'], after: [] },
      },
    },
  ],
};
