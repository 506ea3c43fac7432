import * as runtime from '../../../src/runtime/src/index.ts';
import { collectReports } from '../../runtime/support/collect-reports.ts';
import { turn } from '../../runtime/support/turn.ts';

const ticks = 24;

function describe(value: unknown): string {
  // V8 names the expression.
  if (value instanceof TypeError && /is not a function|of (?:null|undefined)/u.test(value.message))
    return 'TypeError: nothing';
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  // Without a look at `then`, which would be logged.
  if (typeof value === 'object' && value !== null) return `object of ${Object.keys(value).join()}`;
  return typeof value === 'function' ? 'function' : `${typeof value} ${String(value)}`;
}

/** What a program needs to be told apart from another: whatever it does ends up in the log. */
function environment(log: string[]) {
  let last: Promise<unknown> | undefined;
  let watched = 0;
  const thenable = (value: unknown) => ({
    then(settle: (value: unknown) => void) {
      log.push(`then of ${String(value)}`);
      settle(value);
    },
  });
  return {
    yes: true,
    log: (entry: unknown) => log.push(String(entry)),
    step(name: string) {
      log.push(`step ${name}`);
      if (name === 'boom') throw new Error('boom');
    },
    thenable,
    badThenable: () => ({
      then() {
        throw new Error('bad thenable');
      },
    }),
    getterThen: () => ({
      get then(): never {
        log.push('then is read');
        throw new Error('no then');
      },
    }),
    proxied: (value: object) =>
      new Proxy(value, {
        get(target, key) {
          if (key === 'then') log.push('then of the proxy');
          return Reflect.get(target, key) as unknown;
        },
      }),
    async slow(count: unknown) {
      for (let left = Number(await Promise.resolve(count)); left > 0; left--) await Promise.resolve();
      log.push('slow is there');
      return count;
    },
    self: () => last,
    getError: () => undefined,
    later: (callback: () => void) => {
      queueMicrotask(() => {
        queueMicrotask(callback);
      });
      return {};
    },
    hand(settle: (value: unknown) => unknown) {
      queueMicrotask(() => {
        const given: unknown = settle('handed');
        log.push(describe(given));
      });
    },
    watch(promise: Promise<unknown>) {
      const name = String(++watched);
      last = promise;
      log.push(`made ${name} ${String(promise instanceof Promise)}`);
      promise.then(
        (value) => log.push(`${name} fulfilled: ${describe(value)}`),
        (error: unknown) => log.push(`${name} rejected: ${describe(error)}`),
      );
    },
    ignore(promise: Promise<unknown>) {
      last = promise;
    },
    attempt(action: () => unknown) {
      try {
        log.push(`gave ${describe(action())}`);
      } catch (error) {
        log.push(describe(error));
      }
    },
    turn,
  };
}

interface Module {
  exports?: () => Promise<unknown>;
}

/**
 * Runs a CommonJS module that exports a function; gives all that happened, in order, tick by tick.
 * @param modules what the program can require beside the runtime
 * @param globals what it finds in place of, or beside, the globals
 */
export async function runProgram(
  text: string,
  modules: Readonly<Record<string, unknown>> = {},
  globals: Readonly<Record<string, unknown>> = {},
): Promise<readonly string[]> {
  const log: string[] = [];
  const given = { ...environment(log), ...globals };
  const module: Module = {};
  const require = (name: string) => modules[name] ?? runtime;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The program is a text, as its rewrite is.
  const load = new Function('module', 'require', ...Object.keys(given), text) as (...given: unknown[]) => void;
  const clock = async () => {
    for (let tick = 1; tick <= ticks; tick++) {
      await Promise.resolve();
      log.push(`tick ${String(tick)}`);
    }
  };
  const { rejections, exceptions } = await collectReports(async () => {
    load(module, require, ...Object.values(given));
    void clock();
    await module.exports?.().catch((error: unknown) => log.push(`main: ${describe(error)}`));
    await turn();
  });
  return [
    ...log,
    ...rejections.map((reason) => `unhandled: ${describe(reason)}`),
    ...exceptions.map((error) => `uncaught: ${describe(error)}`),
  ];
}
