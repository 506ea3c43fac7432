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

/** Shapes of which each has been quadratic in the length of the file once. Each by its name, with what writes one of them. */
const shapes = {
  'deferreds of a module': (/** @type {number} */ i) =>
    `let res${i};\nexport const p${i} = new Promise((r) => { res${i} = r; });\nexport function go${i}(e) { if (e) return; res${i}(1); }\n`,
  'executors side by side': (/** @type {number} */ i) =>
    `export const f${i} = (a) => new Promise((resolve, reject) => {\n a((e, v) => {\n  if (e) reject(e); else resolve(v);\n });\n});\n`,
  'request maps': (/** @type {number} */ i) =>
    `export class C${i} {\n pending = new Map();\n call(id) {\n  return new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }));\n }\n on(m) {\n  const p = this.pending.get(m.id);\n  if (m.error) p.reject(m.error); else p.resolve(m.result);\n }\n}\n`,
  'deferred classes': (/** @type {number} */ i) =>
    `class Deferred${i} {\n constructor() {\n  this.promise = new Promise((resolve, reject) => { this.resolve = resolve; this.reject = reject; });\n }\n}\nexport const d${i} = new Deferred${i}();\nexport const g${i} = (e) => { if (e) d${i}.reject(e); else d${i}.resolve(1); };\n`,
  'classes with private fields of one name': (/** @type {number} */ i) =>
    `export class C${i} {\n #wake;\n open(v) { this.#wake(v); }\n pass() { return new Promise((resolve) => { this.#wake = resolve; }); }\n}\n`,
  'classes that tell before they change a private flag': (/** @type {number} */ i) =>
    `export class C${i} extends EventEmitter {\n #isOver = false;\n get isOver() { return this.#isOver; }\n end() { this.emit('end'); this.#isOver = true; }\n}\n`,
  'waiters of one list': (/** @type {number} */ i) =>
    `new Promise((r) => {\n queue.push(r);\n});\nqueue.forEach((f) => f(${i}));\n`,
};

/** Files that repeat one shape, by its name. @type {readonly { name: string, make: (count: number) => string }[]} */
export const repeated = Object.entries(shapes).map(([name, write]) => ({
  name,
  /** @param {number} count of lines */
  make: (count) => lines(count / (write(1).split('\n').length - 1), write),
}));
