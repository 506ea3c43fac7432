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
      name: 'functions of Node that are promisified',
      text: `
const { promisify } = require('util');
const zlib = require('zlib');
const inflated = (data) => new Promise((resolve, reject) => {
  zlib.inflate(data, (error, buffer) => {
    if (error) reject(error);
    else resolve(buffer);
  });
});
module.exports = async function main() {
  log(String(await inflated(zlib.deflateSync('text'))), typeof promisify);
  await inflated('text').catch((error) => log(error.code));
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
