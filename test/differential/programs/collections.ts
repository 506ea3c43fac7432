import type { HandWritten } from './hand-written.ts';

export const collections: readonly HandWritten[] = [
  {
    name: 'a request map with timers',
    text: `
const pending = new Map();
let last = 0;
function request(method) {
  const id = ++last;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      pending.delete(id);
      reject(new Error('timeout of ' + method));
    }, 20);
    pending.set(id, { resolve, reject, timer });
    step(method);
  });
}
function reply(id, error, result) {
  const entry = pending.get(id);
  if (!entry) { log('unknown', id); return; }
  pending.delete(id);
  clearTimeout(entry.timer);
  if (error) entry.reject(error);
  else entry.resolve(result);
}
module.exports = async function main() {
  watch(request('a'), 'a');
  watch(request('b'), 'b');
  watch(request('boom'), 'boom');
  watch(request('d'), 'd');
  reply(1, null, 'one');
  reply(2, new Error('two'));
  reply(2, null, 'again');
  reply(9);
};`,
  },
  {
    name: 'a request map that is drained when the connection closes',
    text: `
const pending = new Map();
function send(id) {
  return new Promise((resolve, reject) => { pending.set(id, { resolve, reject }); });
}
function close(error) {
  for (const { reject } of pending.values()) reject(error);
  pending.clear();
}
module.exports = async function main() {
  watch(send(1), 'one');
  watch(send(2), 'two');
  pending.get(1).resolve('first');
  close(new Error('closed'));
  log(pending.size);
};`,
  },
  {
    name: 'lists of both resolvers, in a request map and in a queue',
    text: `
const pending = new Map();
const queue = [];
const ask = (id, send) => new Promise((resolve, reject) => {
  pending.set(id, [resolve, reject]);
  send(id);
});
const next = () => new Promise((resolve, reject) => queue.push([reject, resolve]));
module.exports = async function main() {
  for (const id of [1, 2, 3]) watch(ask(id, () => {}), 'asked ' + id);
  watch(ask(4, () => { throw new Error('not sent'); }), 'thrown');
  watch(next(), 'first');
  watch(next(), 'second');
  const entry = pending.get(1);
  entry[0](Promise.resolve('one'));
  entry[1](new Error('late'));
  pending.get(9)?.[0]('nobody');
  pending.delete(1);
  await turn();
  for (const [id, [, reject]] of pending) { log(id); reject(new Error('closed ' + id)); }
  const [reject, resolve] = queue.shift();
  queueMicrotask(resolve);
  reject(new Error('before'));
  queue.forEach(([, done]) => done('last'));
  try { queue[7][0](); } catch (error) { log(error.name); }
};`,
  },
  {
    name: 'a record that also holds the promise and other things',
    text: `
const jobs = new Map();
function start(name) {
  let job = jobs.get(name);
  if (job) { job.count++; return job.promise; }
  job = { name, count: 1 };
  job.promise = new Promise((resolve, reject) => {
    job.resolve = resolve;
    job.reject = reject;
  });
  jobs.set(name, job);
  return job.promise;
}
module.exports = async function main() {
  watch(start('a'));
  watch(start('a'));
  const job = jobs.get('a');
  log(job.count);
  job.resolve(job.name);
};`,
  },
  {
    name: 'waiters in an array, woken one by one and all at once',
    text: `
const waiters = [];
const wait = () => new Promise((resolve) => waiters.push(resolve));
module.exports = async function main() {
  for (let i = 0; i < 5; i++) watch(wait(), i);
  waiters.shift()('first');
  const next = waiters.shift();
  next();
  for (const wake of waiters.splice(0)) wake('rest');
  log(waiters.length);
};`,
  },
  {
    name: 'a semaphore',
    text: `
class Semaphore {
  #free;
  #queue = [];
  constructor(free) { this.#free = free; }
  acquire() {
    if (this.#free > 0) { this.#free--; return Promise.resolve(); }
    return new Promise((resolve) => { this.#queue.push(resolve); });
  }
  release() {
    const next = this.#queue.shift();
    if (next) next();
    else this.#free++;
  }
}
module.exports = async function main() {
  const semaphore = new Semaphore(2);
  const use = async (name) => {
    await semaphore.acquire();
    try { log(name, 'in'); await slow(2); } finally { log(name, 'out'); semaphore.release(); }
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(use));
};`,
  },
  {
    name: 'a channel of takers and givers',
    text: `
class Channel {
  #takers = [];
  #items = [];
  give(item) {
    const taker = this.#takers.shift();
    if (taker) taker(item);
    else this.#items.push(item);
  }
  take() {
    if (this.#items.length > 0) return Promise.resolve(this.#items.shift());
    return new Promise((resolve) => { this.#takers.push(resolve); });
  }
}
module.exports = async function main() {
  const channel = new Channel();
  channel.give('early');
  watch(channel.take());
  watch(channel.take());
  watch(channel.take());
  channel.give(slow(2));
  channel.give(failing());
};`,
  },
  {
    name: 'a set of waiters, with removal on abort',
    text: `
const waiters = new Set();
function wait(signal) {
  return new Promise((resolve, reject) => {
    const waiter = { resolve, reject };
    waiters.add(waiter);
    signal?.addEventListener('abort', () => { waiters.delete(waiter); reject(signal.reason); });
  });
}
module.exports = async function main() {
  const controller = new AbortController();
  watch(wait(controller.signal), 'one');
  watch(wait(), 'two');
  controller.abort(new Error('stop'));
  log(waiters.size);
  for (const { resolve } of waiters) resolve('end');
};`,
  },
  {
    name: 'a queue of records with the work in them',
    text: `
const queue = [];
let isBusy = false;
function enqueue(task) {
  return new Promise((resolve, reject) => {
    queue.push({ task, resolve, reject });
    void pump();
  });
}
async function pump() {
  if (isBusy) return;
  isBusy = true;
  while (queue.length > 0) {
    const { task, resolve, reject } = queue.shift();
    try { resolve(await task()); } catch (error) { reject(error); }
  }
  isBusy = false;
}
module.exports = async function main() {
  watch(enqueue(() => slow(2)));
  watch(enqueue(() => failing('task')));
  watch(enqueue(() => step('boom')));
  watch(enqueue(async () => 'last'));
};`,
  },
  {
    name: 'a debounce that gives all callers one result',
    text: `
let waiting = [];
let timer;
function debounced(value) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const all = waiting;
    waiting = [];
    for (const resolve of all) resolve(value);
  }, 10);
  return new Promise((resolve) => { waiting.push(resolve); });
}
module.exports = async function main() {
  watch(debounced(1));
  watch(debounced(2));
  setTimeout(() => watch(debounced(3)), 50);
};`,
  },
  {
    name: 'a map of resolvers by key in TypeScript',
    path: 'program.ts',
    text: `
const acks = new Map<string, (ok: boolean) => void>();
function ack(id: string): Promise<boolean> {
  return new Promise((resolve) => { acks.set(id, resolve); });
}
export async function main() {
  watch(ack('a'));
  watch(ack('b'));
  acks.get('a')?.(true);
  acks.forEach((settle) => { settle(false); });
  acks.clear();
}`,
  },
  {
    name: 'a map of records in TypeScript',
    path: 'program.ts',
    text: `
interface Pending { resolve: (value: string) => void; reject: (error: Error) => void; method: string }
class Rpc {
  private readonly pending = new Map<number, Pending>();
  private id = 0;
  call(method: string): Promise<string> {
    const id = this.id++;
    return new Promise((resolve, reject) => { this.pending.set(id, { resolve, reject, method }); });
  }
  receive(id: number, value?: string): void {
    const entry = this.pending.get(id);
    if (!entry) return;
    this.pending.delete(id);
    if (value === undefined) entry.reject(new Error('no ' + entry.method));
    else entry.resolve(value);
  }
}
export async function main() {
  const rpc = new Rpc();
  watch(rpc.call('one'));
  watch(rpc.call('two'));
  rpc.receive(1);
  rpc.receive(0, 'value');
  rpc.receive(0);
}`,
  },
  {
    name: 'an object by keys',
    text: `
const pending = {};
const request = (id) => new Promise((resolve, reject) => { pending[id] = { resolve, reject }; });
module.exports = async function main() {
  watch(request('a'));
  watch(request('b'));
  pending.a.resolve(1);
  pending.b.reject(new Error('b'));
  delete pending.a;
  log(Object.keys(pending).join());
};`,
  },
];
