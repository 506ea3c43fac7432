/**
 * Makes `Promise.withResolvers()` complete its promise through a `TaskCompletionSource`, so that programs written
 * without us can be run on it:
 *
 *     node --import ./test/runtime/shims/with-resolvers.mjs program.js
 *
 * It patches the global, so CommonJS programs and worker threads, which inherit `--import`, are served too. A `vm`
 * context, as Jest makes for each test file, has a `Promise` of its own and is not.
 *
 * What it returns is a plain record, as the specification has it, whose three members come from one source. The source
 * itself would do for `const { promise, resolve, reject } = …` and for `deferred.resolve()`, but its members are
 * accessors of its prototype: `{ ...Promise.withResolvers() }` (PDF.js), `Object.keys`, deep equality (es-shims), the
 * property checks of test262 and assigning a member find nothing there.
 *
 * Subclasses, other constructors and other realms get what the platform gives, or the specification's algorithm where
 * the platform has none (Node 20).
 */
import { TaskCompletionSource } from '../../../src/runtime/dist/index.js';

const { apply, defineProperty } = Reflect;
const NativePromise = globalThis.Promise;
const nativeWithResolvers = NativePromise.withResolvers ?? standIn;

// A method, for it to have no `prototype` and no [[Construct]], as built-in functions have none.
const { withResolvers } = {
  withResolvers() {
    // A source makes its promise with the global `Promise`, which a program may have replaced since.
    if (this !== NativePromise || globalThis.Promise !== NativePromise) return apply(nativeWithResolvers, this, []);
    const source = new TaskCompletionSource();
    return { promise: source.promise, resolve: unnamed(source.resolve), reject: unnamed(source.reject) };
  },
};

defineProperty(NativePromise, 'withResolvers', {
  value: withResolvers,
  writable: true,
  enumerable: false,
  configurable: true,
});

/** The native resolve functions are anonymous; a source's have names, for the sake of whoever reads a stack trace. */
function unnamed(resolver) {
  defineProperty(resolver, 'name', { value: '' });
  return resolver;
}

/** Promise.withResolvers of ECMAScript 2024: NewPromiseCapability, then a record of the three. */
function standIn() {
  let resolve;
  let reject;
  const promise = new this((resolvePromise, rejectPromise) => {
    if (resolve !== undefined || reject !== undefined) throw new TypeError('The executor was called twice');
    resolve = resolvePromise;
    reject = rejectPromise;
  });
  if (typeof resolve !== 'function' || typeof reject !== 'function') {
    throw new TypeError('The constructor gave its executor no functions');
  }
  return { promise, resolve, reject };
}
