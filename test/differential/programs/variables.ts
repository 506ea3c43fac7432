import type { HandWritten } from './hand-written.ts';

export const variables: readonly HandWritten[] = [
  {
    name: 'an executor with a name, which throws at times',
    text: `
const pending = new Map();
const ask = (id, send) => {
  const executor = (resolve, reject) => {
    pending.set(id, resolve);
    send(id, reject);
  };
  const answer = new Promise(executor);
  log('asked ' + id);
  return answer;
};
module.exports = async function main() {
  watch(ask(1, () => {}), 'answered');
  watch(ask(2, () => { throw new Error('not sent'); }), 'thrown');
  watch(ask(3, (id, reject) => { reject(new Error('refused')); }), 'rejected');
  await turn();
  pending.get(1)('yes');
  pending.get(2)('late');
};`,
  },
  {
    name: 'resolvers that are kept in a branch, or after an early return',
    text: `
let wake;
let done = null;
let failed = null;
let isOpen = false;
const items = [];
const take = () => new Promise((resolve) => {
  if (items.length > 0) resolve(items.shift());
  else wake = resolve;
});
const finish = (running) => new Promise((resolve, reject) => {
  if (isOpen) return resolve('open');
  if (running > 0) {
    done = resolve;
    failed = reject;
  } else if (running < 0) throw new Error('fewer than none');
});
module.exports = async function main() {
  items.push('there');
  watch(take(), 'taken');
  log(wake === undefined);
  watch(take(), 'waited');
  wake?.(Promise.resolve('late'));
  wake = undefined;
  watch(finish(0), 'never');
  watch(finish(-1), 'thrown');
  log(done === null && failed === null);
  watch(finish(2), 'replaced');
  watch(finish(1), 'failed');
  if (done && failed) failed(new Error('ended'));
  done('after');
  isOpen = true;
  watch(finish(1), 'open');
  await turn();
  done('again');
};`,
  },
  {
    name: 'a gate that opens late, with several waiters',
    text: `
let open;
const opened = new Promise((resolve) => { open = resolve; });
module.exports = async function main() {
  for (const name of ['one', 'two', 'three']) watch(opened, name);
  await turn();
  open('now');
  open('twice');
  watch(opened.then((value) => value + '!'), 'chained');
  log(await opened);
};`,
  },
  {
    name: 'both resolvers, one as the listener of an emitter',
    text: `
module.exports = async function main() {
  const socket = new EventEmitter();
  let ok, fail;
  const connected = new Promise((resolve, reject) => {
    ok = resolve;
    fail = reject;
  });
  socket.once('open', ok);
  socket.once('error', fail);
  watch(connected);
  socket.emit('error', new Error('refused'));
  socket.emit('open', 'late');
  await turn();
  log(socket.listenerCount('open'), socket.listenerCount('error'));
};`,
  },
  {
    name: 'an expression body',
    text: `
module.exports = async function main() {
  let done;
  const ready = new Promise((resolve) => (done = resolve));
  setTimeout(done, 5, 'value');
  return ready;
};`,
  },
  {
    name: 'a function expression as the executor',
    text: `
module.exports = async function main() {
  let done;
  const ready = new Promise(function (resolve) { done = resolve; });
  watch(ready);
  done(thenable(1));
  done(2);
};`,
  },
  {
    name: 'var, and a use above the declaration',
    text: `
module.exports = async function main() {
  setTimeout(function () { done('hoisted'); }, 1);
  log(typeof ready);
  var done;
  var ready = new Promise(function (resolve) { done = resolve; });
  return ready;
};`,
  },
  {
    name: 'work between the declaration and the promise',
    text: `
module.exports = async function main() {
  let settle;
  log('between');
  const other = 5;
  const ready = new Promise((resolve, reject) => { settle = { resolve, reject }.resolve; reject; log(other); });
  watch(ready);
};`,
  },
  {
    name: 'work in the executor that throws after the resolver is kept',
    text: `
module.exports = async function main() {
  let done;
  const ready = new Promise((resolve) => {
    done = resolve;
    step('boom');
    log('not here');
  });
  watch(ready);
  done('too late');
  log('went on');
};`,
  },
  {
    name: 'a throw after the settlement',
    text: `
module.exports = async function main() {
  let done;
  const ready = new Promise((resolve) => {
    done = resolve;
    resolve('settled');
    hurl('lost');
  });
  watch(ready);
  done('again');
};`,
  },
  {
    name: 'a throw that nobody handles',
    text: `
module.exports = async function main() {
  let done;
  new Promise((resolve) => {
    done = resolve;
    step('boom');
  });
  done();
  log('after');
};`,
  },
  {
    name: 'try, catch and finally around the wait',
    text: `
module.exports = async function main() {
  let fail;
  try {
    const blocked = new Promise((_, reject) => { fail = reject; });
    later(() => fail(new RangeError('out')));
    await blocked;
    log('not here');
  } catch (error) {
    log('caught', error);
  } finally {
    log('finally');
  }
  return 'end';
};`,
  },
  {
    name: 'a rejection with null, then with an error',
    text: `
module.exports = async function main() {
  let fail;
  const lost = new Promise((_, reject) => { fail = reject; });
  fail(null);
  fail(new Error('second'));
  await turn();
  watch(lost);
};`,
  },
  {
    name: 'a rejection that nobody handles',
    text: `
module.exports = async function main() {
  let fail;
  const lost = new Promise((_, reject) => { fail = reject; });
  fail(new TypeError('nobody'));
  log(lost instanceof Promise);
};`,
  },
  {
    name: 'promises as values: fulfilled, rejected, pending for ever, its own',
    text: `
module.exports = async function main() {
  const settlers = [];
  for (let i = 0; i < 4; i++) {
    let done;
    const ready = new Promise((resolve) => { done = resolve; });
    watch(ready, i);
    settlers.push((value) => done(value));
  }
  settlers[0](slow(3));
  settlers[1](failing());
  settlers[2](never());
  settlers[3](self());
  await turn();
  settlers[2]('locked');
};`,
  },
  {
    name: 'thenables of all kinds',
    text: `
module.exports = async function main() {
  const all = [thenable(1), lateThenable(2), rejectingThenable('no'), unrulyThenable(), badThenable(), getterThen(), proxied({}), proxied(thenable(3))];
  all.forEach((value, index) => {
    let done;
    const ready = new Promise((resolve) => { done = resolve; });
    watch(ready, index);
    done(value);
    done('again');
  });
};`,
  },
  {
    name: 'an executor inside of an executor, both kept',
    text: `
module.exports = async function main() {
  let outer, inner;
  const both = new Promise((resolve) => {
    outer = resolve;
    const nested = new Promise((resolve) => { inner = resolve; });
    watch(nested, 'nested');
  });
  watch(both, 'both');
  inner(1);
  outer(2);
};`,
  },
  {
    name: 'names that are shadowed',
    text: `
module.exports = async function main() {
  let resolve;
  const source = 'mine';
  const promise = new Promise((r) => { resolve = r; });
  function other(resolve) { resolve('other'); }
  other(log);
  { const resolve = log; resolve('block'); }
  const readySource = source;
  watch(promise);
  resolve(readySource);
};`,
  },
  {
    name: 'a generator that hands out promises',
    text: `
const settlers = [];
function* gates() {
  for (let i = 0; i < 3; i++) {
    let open;
    const gate = new Promise((resolve) => { open = resolve; });
    settlers.push((value) => open(value));
    const given = yield gate;
    log('given', given);
  }
}
module.exports = async function main() {
  for (const gate of gates()) watch(gate);
  settlers.reverse().forEach((settle, index) => settle(index));
};`,
  },
  {
    name: 'an async generator that waits',
    text: `
let wake;
async function* events() {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => { wake = resolve; });
    yield i;
  }
}
module.exports = async function main() {
  const read = (async () => { for await (const event of events()) log('event', event); return 'read'; })();
  for (let i = 0; i < 3; i++) { await turn(); wake(); }
  return read;
};`,
  },
  {
    name: 'race and all',
    text: `
module.exports = async function main() {
  let first, second;
  const one = new Promise((resolve) => { first = resolve; });
  const two = new Promise((_, reject) => { second = reject; });
  watch(Promise.race([one, two, slow(9)]), 'race');
  watch(Promise.all([one, two]), 'all');
  watch(Promise.any([one, two]), 'any');
  watch(Promise.allSettled([one, two]), 'settled');
  second(new Error('second'));
  first('first');
};`,
  },
  {
    name: 'an abort signal that rejects',
    text: `
function wait(signal) {
  let stop;
  const waited = new Promise((resolve, reject) => {
    stop = resolve;
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return { waited, stop: (value) => stop(value) };
}
module.exports = async function main() {
  const controller = new AbortController();
  const one = wait(controller.signal);
  const two = wait(controller.signal);
  watch(one.waited, 'one');
  watch(two.waited, 'two');
  one.stop('stopped');
  controller.abort(new Error('aborted'));
};`,
  },
  {
    name: 'a node callback',
    text: `
module.exports = async function main() {
  let cancel;
  const read = new Promise((resolve, reject) => {
    cancel = reject;
    work('good', (error, value) => {
      if (error) return reject(error);
      resolve(value);
    });
  });
  watch(read);
  await turn();
  cancel(new Error('late'));
};`,
  },
  {
    name: 'a timer that is cleared by whoever settles',
    text: `
module.exports = async function main() {
  let done;
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), 50);
    done = resolve;
    log(typeof timer);
  });
  setTimeout(() => done('in time'), 10);
  return ready;
};`,
  },
  {
    name: 'a loop that arms the gate again',
    text: `
let wake = null;
let isStopped = false;
const jobs = [1, 2];
async function run() {
  while (!isStopped) {
    const job = jobs.shift();
    if (job === undefined) {
      await new Promise((resolve) => { wake = resolve; });
      wake = null;
      continue;
    }
    log('job', job);
  }
  return 'stopped';
}
module.exports = async function main() {
  const running = run();
  await turn();
  jobs.push(3);
  if (wake) wake();
  await turn();
  isStopped = true;
  wake?.();
  return running;
};`,
  },
  {
    name: 'a mutex that chains',
    text: `
let tail = Promise.resolve();
function lock() {
  let release;
  const held = tail;
  tail = new Promise((resolve) => { release = resolve; });
  return held.then(() => () => release());
}
module.exports = async function main() {
  const use = async (name) => {
    const release = await lock();
    log(name, 'in');
    await slow(2);
    log(name, 'out');
    release();
  };
  await Promise.all(['a', 'b', 'c'].map(use));
  return 'free';
};`,
  },
  {
    name: 'an early return',
    text: `
function wait(isThere) {
  let done;
  if (isThere) return { waited: Promise.resolve('there'), done: () => {} };
  const waited = new Promise((resolve) => { done = resolve; });
  return { waited, done: (value) => done(value) };
}
module.exports = async function main() {
  const [one, two] = [wait(true), wait(false)];
  watch(one.waited);
  watch(two.waited);
  one.done(1);
  two.done(2);
};`,
  },
  {
    name: 'a resolver that is called before it is there',
    text: `
module.exports = async function main() {
  let done;
  attempt(() => done('early'));
  const ready = new Promise((resolve) => { done = resolve; });
  watch(ready);
  done('in time');
};`,
  },
  {
    name: 'a resolver that is passed on and kept elsewhere',
    text: `
const kept = [];
const keep = (settle) => { kept.push(settle); };
module.exports = async function main() {
  let done, fail;
  const ready = new Promise((resolve, reject) => { done = resolve; fail = reject; });
  keep(done);
  keep(fail);
  watch(ready);
  log(kept[0] === done, kept[1] === done, kept[0].length, kept[1].length);
  kept[0](1);
  kept[1](2);
};`,
  },
  {
    name: 'a resolver as the reaction of another promise',
    text: `
module.exports = async function main() {
  let done, fail;
  const ready = new Promise((resolve, reject) => { done = resolve; fail = reject; });
  slow(2).then(done, fail);
  failing().then(done, fail);
  watch(ready);
};`,
  },
  {
    name: 'promises in the middle of expressions',
    text: `
let kept = null;
const lazy = { made: undefined };
const wait = (old) => old ?? new Promise((resolve) => (kept = resolve));
function use(first, promise, then = () => {}) {
  log('used', first);
  watch(promise);
  then();
}
module.exports = async function main() {
  let done = () => { log('too early'); };
  const early = () => { log('early'); return 1; };
  use(early(), new Promise((resolve) => { done = resolve; }), () => done(slow(1)));
  done('again');
  lazy.made ??= wait();
  watch(lazy.made);
  kept?.('kept');
  let stop;
  later(() => stop('stopped'));
  watch(Promise.race([slow(2), new Promise((resolve) => (stop = resolve))]));
  let fail;
  attempt(() => use(step('boom'), new Promise((_, reject) => (fail = reject))));
  log(typeof fail);
  for (let turns = 0, p = new Promise((resolve) => (kept = resolve)); turns < 2; turns++, p = wait()) {
    kept(turns);
    watch(p);
  }
  await turn();
};`,
  },
];
