import fc from 'fast-check';
import pDefer from 'p-defer';
import { expect, it } from 'vitest';
import {
  InvalidOperationError,
  TaskCanceledError,
  TaskCompletionSource,
  type TaskStatus,
} from '../../src/runtime/src/index.ts';
import { collectReports } from './support/collect-reports.ts';
import { turn } from './support/turn.ts';

type Outcome = { readonly kind: 'pending' } | { readonly kind: 'fulfilled' | 'rejected'; readonly with: unknown };

/** What the source ought to be. */
interface Model {
  status: TaskStatus;
  outcome: Outcome;
  aborted: boolean;
  callbacks: number;
  /** Of each promise that the source was given: whether it has settled, and what for it was given. */
  inner: { isSettled: boolean; use: 'follow' | 'adopt' | 'ignored' }[];
}

interface Real {
  readonly source: TaskCompletionSource<unknown>;
  readonly controller: AbortController;
  promise: Promise<unknown> | undefined;
  calls: number;
  readonly inner: { settle: (outcome: Outcome) => void; won: Promise<boolean> | undefined }[];
}

const pending: Outcome = { kind: 'pending' };
const defaultReason = expect.any(TaskCanceledError) as unknown;

function complete(model: Model, status: TaskStatus, outcome: Outcome): boolean {
  if (model.status !== 'pending') return false;
  model.status = status;
  model.outcome = outcome;
  return true;
}

/** One step: what it does to the model, and to the source, with the same answer. */
class Step implements fc.AsyncCommand<Model, Real> {
  readonly #title: string;
  readonly #run: (model: Model, real: Real) => void | Promise<void>;
  readonly #check: (model: Readonly<Model>) => boolean;

  constructor(
    title: string,
    run: (model: Model, real: Real) => void | Promise<void>,
    check: (model: Readonly<Model>) => boolean = () => true,
  ) {
    this.#title = title;
    this.#run = run;
    this.#check = check;
  }

  check(model: Readonly<Model>): boolean {
    return this.#check(model);
  }

  async run(model: Model, real: Real): Promise<void> {
    await this.#run(model, real);
    expect(real.source.status).toBe(model.status);
    expect(real.source.isCompleted).toBe(model.status !== 'pending');
    expect(real.calls).toBe(model.status === 'pending' ? 0 : model.callbacks);
    if (real.promise !== undefined) expect(real.source.promise).toBe(real.promise);
  }

  toString(): string {
    return this.#title;
  }
}

/** `set` throws where `trySet` returns false. */
const setter = (
  name: string,
  [status, outcome]: readonly [TaskStatus, Outcome],
  trySet: (source: Real['source']) => boolean,
  set: (source: Real['source']) => void,
) =>
  fc.boolean().map(
    (isTry) =>
      new Step(isTry ? name.replace('set', 'trySet') : name, (model, { source }) => {
        const isFirst = complete(model, status, outcome);
        if (isTry) expect(trySet(source)).toBe(isFirst);
        else if (isFirst) set(source);
        else
          expect(() => {
            set(source);
          }).toThrow(InvalidOperationError);
      }),
  );

const rejectedWith = (reason: unknown): Outcome => ({ kind: 'rejected', with: reason });
const fulfilledWith = (value: unknown): Outcome => ({ kind: 'fulfilled', with: value });
const value = fc.constantFrom<unknown>(undefined, null, 0, 'value', { a: 1 });
const error = fc.constantFrom(new Error('a'), new TypeError('b'), 'text', 0);

/** A promise that the source is given, and the way to settle it. */
function makeInner(): { settle: (outcome: Outcome) => void; promise: Promise<unknown> } {
  const { promise, resolve, reject } = pDefer<unknown>();
  const settle = (outcome: Outcome) => {
    if (outcome.kind === 'fulfilled') resolve(outcome.with);
    else if (outcome.kind === 'rejected') reject(outcome.with);
  };
  return { promise, settle };
}

const steps = [
  value.chain((v) =>
    setter(
      'setResult',
      ['fulfilled', fulfilledWith(v)],
      (s) => s.trySetResult(v),
      (s) => {
        s.setResult(v);
      },
    ),
  ),
  error.chain((e) =>
    setter(
      'setException',
      ['rejected', rejectedWith(e)],
      (s) => s.trySetException(e),
      (s) => {
        s.setException(e);
      },
    ),
  ),
  fc.array(error, { minLength: 1, maxLength: 3 }).chain((errors) =>
    setter(
      'setExceptions',
      ['rejected', rejectedWith(expect.objectContaining({ constructor: AggregateError, errors }))],
      (s) => s.trySetExceptions(errors),
      (s) => {
        s.setExceptions(errors);
      },
    ),
  ),
  fc.constantFrom(undefined, null, 'why').chain((reason) =>
    setter(
      'setCanceled',
      ['canceled', rejectedWith(reason === undefined ? defaultReason : reason)],
      (s) => s.trySetCanceled(reason),
      (s) => {
        s.setCanceled(reason);
      },
    ),
  ),
  value.map(
    (v) =>
      new Step('resolve', (model, { source }) => {
        complete(model, 'fulfilled', fulfilledWith(v));
        source.resolve(v);
      }),
  ),
  error.map(
    (e) =>
      new Step('reject', (model, { source }) => {
        complete(model, 'rejected', rejectedWith(e));
        source.reject(e);
      }),
  ),
  fc.constant(
    new Step('dispose', (model, { source }) => {
      complete(model, 'canceled', rejectedWith(defaultReason));
      source[Symbol.dispose]();
    }),
  ),
  fc.constant(
    new Step('abort', (model, { controller }) => {
      if (!model.aborted) complete(model, 'canceled', rejectedWith('aborted'));
      model.aborted = true;
      controller.abort('aborted');
    }),
  ),
  fc.constant(
    new Step('read promise', (_model, real) => {
      real.promise = real.source.promise;
    }),
  ),
  fc.constant(
    new Step('onCompleted', (model, real) => {
      model.callbacks++;
      expect(real.source.onCompleted(() => real.calls++)).toBe(real.source);
    }),
  ),
  fc.constant(
    new Step('resolve(pending promise)', (model, real) => {
      const { promise, settle } = makeInner();
      const isAdopted = complete(model, 'adopted', pending);
      model.inner.push({ isSettled: false, use: isAdopted ? 'adopt' : 'ignored' });
      real.inner.push({ settle, won: undefined });
      promise.catch(() => undefined);
      real.source.resolve(promise);
    }),
  ),
  fc.constant(
    new Step('trySetFromPromise', (model, real) => {
      const { promise, settle } = makeInner();
      model.inner.push({ isSettled: false, use: 'follow' });
      real.inner.push({ settle, won: real.source.trySetFromPromise(promise) });
    }),
  ),
  fc
    .tuple(
      fc.nat(),
      fc.oneof(value.map(fulfilledWith), error.map(rejectedWith), fc.constant(rejectedWith({ name: 'AbortError' }))),
    )
    .map(
      ([at, outcome]) =>
        new Step(
          `settle inner ${String(at)}`,
          async (model, real) => {
            const i = at % model.inner.length;
            const inner = model.inner[i];
            if (inner === undefined || inner.isSettled) return;
            inner.isSettled = true;
            real.inner[i]?.settle(outcome);
            expect(real.source.status).toBe(model.status);
            await turn();
            if (inner.use === 'adopt') model.outcome = outcome;
            if (inner.use === 'follow' && outcome.kind !== 'pending') {
              const isCancellation =
                outcome.kind === 'rejected' && typeof outcome.with === 'object' && !(outcome.with instanceof Error);
              const won = complete(model, isCancellation ? 'canceled' : outcome.kind, outcome);
              expect(await real.inner[i]?.won).toBe(won);
            }
          },
          (model) => model.inner.length > 0,
        ),
    ),
];

async function outcomeOf(promise: Promise<unknown>): Promise<Outcome> {
  let outcome: Outcome = pending;
  promise.then(
    (v) => {
      outcome = fulfilledWith(v);
    },
    (reason: unknown) => {
      outcome = rejectedWith(reason);
    },
  );
  await turn();
  return outcome;
}

it('is what the model says, whatever is done to it in whatever order', async () => {
  // Nobody observes an exception whose promise is read late or never.
  const { exceptions } = await collectReports(() =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('never', 'before', 'already'),
        fc.boolean(),
        fc.commands(steps, { maxCommands: 12 }),
        async (signal, isReadEarly, commands) => {
          const model: Model = { status: 'pending', outcome: pending, aborted: false, callbacks: 0, inner: [] };
          const controller = new AbortController();
          if (signal === 'already') {
            controller.abort('aborted');
            complete(model, 'canceled', rejectedWith('aborted'));
          }
          model.aborted = signal !== 'before';
          const source = new TaskCompletionSource<unknown>(signal === 'never' ? {} : { signal: controller.signal });
          const promise = isReadEarly ? source.promise : undefined;
          const real: Real = { source, controller, promise, calls: 0, inner: [] };
          await fc.asyncModelRun(() => ({ model, real }), commands);
          expect(await outcomeOf(source.promise)).toEqual(model.outcome);
        },
      ),
      { numRuns: 400 },
    ),
  );
  expect(exceptions).toEqual([]);
});
