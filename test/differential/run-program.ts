import { createRequire } from 'node:module';
import process from 'node:process';
import ts from 'typescript';
import * as runtime from '../../src/runtime/src/index.ts';
import { Clock } from './clock.ts';
import { describe, environment } from './environment.ts';

interface Module {
  exports: { readonly main?: () => unknown } | (() => unknown);
}

const requireBuiltin = createRequire(import.meta.url);

/** Node's own modules and the runtime are all that a program may load. */
function requireFor(specifier: string): unknown {
  if (specifier === 'task-completion-source') return runtime;
  return requireBuiltin(specifier) as unknown;
}

/** A script that a function can have as its body. */
export function toScript(path: string, text: string): string {
  if (path.endsWith('.cjs')) return text;
  // As TypeScript whatever it is: of `.mjs` the compiler would make a module.
  return ts.transpileModule(text, {
    fileName: 'program.ts',
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  }).outputText;
}

/**
 * Runs a module that exports a function, `main` or the module itself. Gives all that happened, in order, each entry with the
 * turn and the tick: what the program logs, how it ends, what is thrown with nobody to catch it, what is left behind.
 * One at a time: the process and its timers belong to the program while it runs.
 */
export async function runProgram(path: string, text: string): Promise<readonly string[]> {
  const log: string[] = [];
  const clock = new Clock();
  const write = (entry: string) => {
    log.push(`${clock.stamp} ${entry}`);
  };
  const given = environment(write, clock);
  const module: Module = { exports: {} };
  const script = toScript(path, text);
  let end = 'pending';
  const start = async () => {
    try {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The program is a text, as its rewrite is.
      const load = new Function('module', 'exports', 'require', ...Object.keys(given), script) as (
        ...given: unknown[]
      ) => void;
      load(module, module.exports, requireFor, ...Object.values(given));
      const main = typeof module.exports === 'function' ? module.exports : module.exports.main;
      const value = await main?.();
      end = 'fulfilled';
      write(`main fulfilled: ${describe(value)}`);
    } catch (error) {
      end = 'rejected';
      write(`main rejected: ${describe(error)}`);
    }
  };
  const release = observeProcess(write);
  const globals = globalThis as unknown as Record<string, unknown>;
  const saved = Object.keys(clock.globals).map((name) => [name, globals[name]] as const);
  Object.assign(globals, clock.globals);
  try {
    await clock.run(
      () => void start(),
      (error) => {
        write(`uncaught: ${describe(error)}`);
      },
    );
  } finally {
    for (const [name, value] of saved) globals[name] = value;
    release();
  }
  return [...log, `main is ${end}, ${String(clock.timers)} timers are left`];
}

const events = ['unhandledRejection', 'rejectionHandled', 'uncaughtException'] as const;

/** Writes what the platform reports; the listeners of the test runner step aside. */
function observeProcess(write: (entry: string) => void): () => void {
  const saved = events.map((event) => process.rawListeners(event));
  for (const event of events) process.removeAllListeners(event);
  process.on('unhandledRejection', (reason) => {
    write(`unhandled: ${describe(reason)}`);
  });
  process.on('rejectionHandled', () => {
    write(`handled late`);
  });
  process.on('uncaughtException', (error: unknown) => {
    write(`uncaught: ${describe(error)}`);
  });
  return () => {
    events.forEach((event, index) => {
      process.removeAllListeners(event);
      for (const listener of saved[index] ?? []) process.on(event, listener as (...given: unknown[]) => void);
    });
  };
}
