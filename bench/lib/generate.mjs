// @ts-check

/** @param {number} count @param {(index: number) => string} make */
const lines = (count, make) => Array.from({ length: count }, (_, index) => make(index + 1)).join('\n');

/** One executor that settles under one test after the other: 2^ifs paths. @param {number} ifs */
export const sequentialIfs = (ifs) => `
export const ready = new Promise((resolve) => {
${lines(ifs, (n) => `  if (a${n}) resolve(${n});`)}
});
`;

/** The same with `??` between: each doubles the paths again. @param {number} ifs @param {number} fallbacks */
export const ifsAndFallbacks = (ifs, fallbacks) => `
export const ready = new Promise((resolve, reject) => {
${lines(fallbacks, (n) => `  const c${n} = b${n} ?? ${n};`)}
${lines(ifs, (n) => `  if (a${n} > c${n}) resolve(c${n});`)}
});
`;

/** What most files are: many functions, each with a promise of its own. 20 lines each. @param {number} count of lines */
export const manyFunctions = (count) =>
  lines(
    count / 20,
    (n) => `
export function load${n}(url, { retries = 3, signal } = {}) {
  return new Promise((resolve, reject) => {
    const request = open(url);
    const timer = setTimeout(() => reject(new Error('too late')), 1000);
    request.once('error', (error) => {
      clearTimeout(timer);
      if (retries > 0) resolve(load${n}(url, { retries: retries - 1 }));
      else reject(error);
    });
    request.on('data', (chunk) => {
      if (chunk.length === 0) return;
      request.size += chunk.length;
    });
    request.once('end', () => {
      clearTimeout(timer);
      resolve(request.size);
    });
  });
}`,
  );

/** A file of classes that wait for each other in all the manners that the rules know. 40 lines each. @param {number} count of lines */
export const manyClasses = (count) =>
  lines(
    count / 40,
    (n) => `
export class Client${n} extends EventEmitter {
  #pending = new Map();
  #gate = Promise.withResolvers();
  constructor(socket) {
    super();
    this.socket = socket;
    socket.on('message', ({ id, value }) => {
      this.#pending.get(id)?.resolve(value);
      this.#pending.delete(id);
    });
    socket.once('close', () => this.close());
  }
  async ask(id, { signal } = {}) {
    signal?.throwIfAborted();
    const answer = new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    this.socket.send(id);
    const timer = setTimeout(() => this.emit('slow', id), 1000);
    try {
      return await Promise.race([answer, this.#gate.promise]);
    } finally {
      clearTimeout(timer);
    }
  }
  async drain() {
    while (this.#pending.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    this.isDrained = true;
    this.emit('drained');
  }
  close() {
    for (const { reject } of this.#pending.values()) reject(new Error('closed'));
    this.#pending.clear();
    this.emit('close');
  }
}`,
  );

/** The worst a file can be: one executor of this length. @param {number} count of lines */
export const oneExecutor = (count) => `
export const ready = new Promise((resolve) => {
${lines(count / 5, (n) => `  if (a${n}) {\n    resolve(${n});\n    return;\n  }\n  step(${n});`)}
});
`;
