import type { HandWritten } from './hand-written.ts';

export const fields: readonly HandWritten[] = [
  {
    name: 'public fields that others call and replace',
    text: `
class Task {
  resolve;
  reject;
  done = new Promise((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}
module.exports = async function main() {
  const [task, other, last] = [new Task(), new Task(), new Task()];
  for (const each of [task, other, last]) watch(each.done);
  log(Object.keys(task).join(), typeof task.resolve, JSON.stringify(task));
  const { resolve } = task;
  task.resolve = (value) => resolve(value + 1);
  task.resolve(1);
  other.reject(new Error('bad'));
  other.resolve(2);
  last.resolve(slow(3));
};`,
  },
  {
    name: '#private fields of a constructor',
    text: `
class Job {
  #resolve;
  #reject;
  constructor() {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }
  finish(value) { this.#resolve(value); return this; }
  fail(error) { this.#reject(error); return this; }
}
module.exports = async function main() {
  watch(new Job().finish(1).fail(2).done);
  watch(new Job().fail(new Error('bad')).done);
  watch(new Job().fail(undefined).finish(3).done);
  log(Object.keys(new Job()).join());
};`,
  },
  {
    name: 'a private field with an initialiser, and a getter',
    text: `
class Service {
  #start;
  #started = new Promise((resolve) => { this.#start = resolve; });
  get started() { return this.#started; }
  start(value) { this.#start(value); }
}
module.exports = async function main() {
  const service = new Service();
  watch(service.started);
  log(service.started === service.started);
  service.start(slow(2));
  service.start('again');
};`,
  },
  {
    name: 'underscored fields that a method arms again',
    text: `
class Reset {
  constructor() { this._count = 0; this.reset(); }
  reset() {
    this._count++;
    this._promise = new Promise((resolve) => { this._resolve = resolve; });
  }
  wait() { return this._promise; }
  set(value) { this._resolve(value); }
}
module.exports = async function main() {
  const event = new Reset();
  watch(event.wait(), 'first');
  event.set(1);
  event.reset();
  watch(event.wait(), 'second');
  await turn();
  event.set(2);
  event.set(3);
};`,
  },
  {
    name: 'a field that is dropped once it has been used',
    text: `
class Waiter {
  #wake;
  wait() { return new Promise((resolve) => { this.#wake = resolve; }); }
  wake(value) {
    if (!this.#wake) { log('nobody'); return; }
    this.#wake(value);
    this.#wake = undefined;
  }
}
module.exports = async function main() {
  const waiter = new Waiter();
  waiter.wake(0);
  watch(waiter.wait());
  waiter.wake(1);
  waiter.wake(2);
  watch(waiter.wait());
  await turn();
  waiter.wake(3);
};`,
  },
  {
    name: 'a local copy that is called after the field is dropped',
    text: `
class Waiter {
  #wake = null;
  wait() { return new Promise((resolve) => { this.#wake = resolve; }); }
  wake(value) {
    const wake = this.#wake;
    this.#wake = null;
    if (wake !== null) wake(value);
  }
}
module.exports = async function main() {
  const waiter = new Waiter();
  watch(waiter.wait());
  waiter.wake(1);
  waiter.wake(2);
};`,
  },
  {
    name: 'work in the executor of a method, with this',
    text: `
class Client {
  #pending;
  #sent = 0;
  send(text) {
    return new Promise((resolve, reject) => {
      this.#pending = resolve;
      this.#sent++;
      if (text === '') reject(new Error('empty'));
      step(text);
    });
  }
  receive(value) { this.#pending(value); log(this.#sent); }
}
module.exports = async function main() {
  const client = new Client();
  watch(client.send('a'), 'a');
  client.receive(1);
  watch(client.send(''), 'empty');
  watch(client.send('boom'), 'boom');
  client.receive(2);
};`,
  },
  {
    name: 'an async method that waits for its field',
    text: `
class Queue {
  #items = [];
  #wake;
  push(item) { this.#items.push(item); this.#wake?.(); }
  async take() {
    while (this.#items.length === 0) await new Promise((resolve) => { this.#wake = resolve; });
    return this.#items.shift();
  }
}
module.exports = async function main() {
  const queue = new Queue();
  watch(queue.take());
  await turn();
  queue.push('one');
  queue.push('two');
  log(await queue.take());
};`,
  },
  {
    name: 'a class that extends, with a field after super',
    text: `
class Base { constructor() { log('base'); } }
class Task extends Base {
  #finish;
  constructor(name) {
    super();
    this.name = name;
    this.finished = new Promise((resolve) => { this.#finish = resolve; log('executor', this.name); });
  }
  run() { this.#finish(this.name); }
}
module.exports = async function main() {
  const task = new Task('it');
  watch(task.finished);
  task.run();
};`,
  },
  {
    name: 'a static private field',
    text: `
class Registry {
  static #open;
  static opened = new Promise((resolve) => { Registry.#open = resolve; });
  static open(value) { Registry.#open(value); }
}
module.exports = async function main() {
  watch(Registry.opened);
  Registry.open('static');
};`,
    isLeftAlone: true,
  },
  {
    name: 'two pairs of fields in one class',
    text: `
class Duplex {
  #opened; #open; #closed; #close; #failClose;
  constructor() {
    this.#opened = new Promise((resolve) => { this.#open = resolve; });
    this.#closed = new Promise((resolve, reject) => { this.#close = resolve; this.#failClose = reject; });
  }
  get opened() { return this.#opened; }
  get closed() { return this.#closed; }
  open() { this.#open('open'); }
  close(error) { if (error) this.#failClose(error); else this.#close(); }
}
module.exports = async function main() {
  const [one, two] = [new Duplex(), new Duplex()];
  for (const each of [one, two]) { watch(each.opened); watch(each.closed); }
  one.open();
  one.close();
  two.close(new Error('broken'));
  two.open();
};`,
  },
  {
    name: 'a class in TypeScript with private fields',
    path: 'program.ts',
    text: `
export class Latch<T> {
  private resolve!: (value: T) => void;
  private reject!: (error: Error) => void;
  readonly promise: Promise<T>;
  constructor() {
    this.promise = new Promise<T>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
  set(value: T): void { this.resolve(value); }
  break(): void { this.reject(new Error('broken')); }
}
export async function main() {
  const latch = new Latch<number>();
  watch(latch.promise);
  latch.set(5);
  latch.break();
  const other = new Latch<void>();
  watch(other.promise);
  other.break();
}`,
  },
  {
    name: 'a nullable private field in TypeScript',
    path: 'program.ts',
    text: `
class Pump {
  private wake: (() => void) | null = null;
  private readonly items: string[] = [];
  push(item: string): void {
    this.items.push(item);
    if (this.wake) {
      this.wake();
      this.wake = null;
    }
  }
  async *read(): AsyncGenerator<string> {
    for (;;) {
      while (this.items.length > 0) yield this.items.shift()!;
      await new Promise<void>((resolve) => { this.wake = resolve; });
    }
  }
}
export async function main() {
  const pump = new Pump();
  const read = (async () => { for await (const item of pump.read()) { log(item); if (item === 'end') return 'read'; } })();
  pump.push('one');
  await turn();
  pump.push('two');
  await turn();
  pump.push('end');
  return read;
}`,
  },
];
