import type { HandWritten } from './hand-written.ts';

export const deferreds: readonly HandWritten[] = [
  {
    name: 'a class of deferreds',
    text: `
class Deferred {
  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}
module.exports = async function main() {
  const [one, two] = [new Deferred(), new Deferred()];
  watch(one.promise);
  watch(two.promise);
  one.resolve(two.promise);
  two.reject(new Error('two'));
  const { resolve, promise } = new Deferred();
  watch(promise);
  resolve('detached');
};`,
  },
  {
    name: 'a function that makes deferreds',
    text: `
function defer() {
  let resolve, reject;
  const promise = new Promise((res, rej) => { resolve = res; reject = rej; });
  return { promise, resolve, reject };
}
module.exports = async function main() {
  const deferred = defer();
  watch(deferred.promise);
  later(() => deferred.resolve(1));
  const { promise, reject } = defer();
  watch(promise);
  reject(undefined);
  log(Object.keys(deferred).join());
};`,
  },
  {
    name: 'a deferred object, property by property',
    text: `
function defer() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => {
    deferred.resolve = resolve;
    deferred.reject = reject;
  });
  return deferred;
}
module.exports = async function main() {
  const one = defer();
  watch(one.promise);
  one.resolve(thenable(1));
  one.reject(2);
};`,
  },
  {
    name: 'Object.assign onto the promise',
    text: `
function defer() {
  let settlers;
  const promise = new Promise((resolve, reject) => { settlers = { resolve, reject }; });
  return Object.assign(promise, settlers);
}
module.exports = async function main() {
  const one = defer();
  watch(one);
  one.resolve('self');
};`,
  },
  {
    name: 'Object.assign of a record',
    text: `
module.exports = async function main() {
  const job = { name: 'job' };
  const done = new Promise((resolve, reject) => Object.assign(job, { resolve, reject }));
  watch(done);
  job.resolve(job.name);
};`,
    isLeftAlone: true,
  },
  {
    name: 'closures that wrap',
    text: `
module.exports = async function main() {
  let finish;
  const done = new Promise((resolve, reject) => {
    finish = (error, value) => {
      log('finish');
      if (error) reject(error);
      else resolve(value);
    };
  });
  watch(done);
  finish(null, 'value');
  finish(new Error('late'));
};`,
  },
  {
    name: 'resolvers that start as functions that do nothing',
    text: `
let open = () => { log('not armed'); };
function arm() { return new Promise((resolve) => { open = resolve; }); }
module.exports = async function main() {
  open();
  watch(arm());
  open('armed');
};`,
  },
  {
    name: 'a resolver that is kept on some paths only',
    text: `
let done;
function wait(isLate) {
  return new Promise((resolve) => {
    if (isLate) done = resolve;
    else resolve('at once');
  });
}
module.exports = async function main() {
  watch(wait(false));
  log(done);
  watch(wait(true));
  done('late');
};`,
  },
  {
    name: 'an async executor',
    text: `
module.exports = async function main() {
  let done;
  const ready = new Promise(async (resolve) => { done = resolve; await slow(1); log('executor goes on'); });
  watch(ready);
  done(1);
};`,
    isLeftAlone: true,
  },
  {
    name: 'an executor that returns early',
    text: `
let done;
function wait(isThere) {
  return new Promise((resolve) => {
    done = resolve;
    if (isThere) return;
    log('waiting');
    setTimeout(resolve, 5, 'timer');
  });
}
module.exports = async function main() {
  watch(wait(true));
  done('one');
  watch(wait(false));
};`,
  },
  {
    name: 'Promise.withResolvers by hand',
    text: `
const withResolvers = () => {
  const record = {};
  record.promise = new Promise((a, b) => { record.resolve = a; record.reject = b; });
  return record;
};
module.exports = async function main() {
  const { promise, resolve } = withResolvers();
  watch(promise);
  resolve(slow(1));
};`,
  },
];
