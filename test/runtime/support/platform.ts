/** JavaScriptCore's host among the platforms; the others are V8's. */
export const isBun = 'Bun' in globalThis;

interface Modules {
  'node:events': typeof import('node:events');
  'node:process': NodeJS.Process;
  'node:timers': typeof import('node:timers');
  'node:v8': typeof import('node:v8');
  'node:vm': typeof import('node:vm');
}
interface Host {
  readonly process?: { getBuiltinModule?<Id extends keyof Modules>(id: Id): Modules[Id] };
}

/**
 * One of Node's own modules, or `undefined` where there are none. Not an import, which would keep the whole file that
 * has it out of browsers.
 */
export function builtin<Id extends keyof Modules>(id: Id): Modules[Id] | undefined {
  return (globalThis as Host).process?.getBuiltinModule?.(id);
}
