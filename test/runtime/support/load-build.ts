import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction, type Context } from 'node:vm';

export type Runtime = typeof import('../../../src/runtime/src/index.ts');
export type Diagnostics = typeof import('../../../src/runtime/src/diagnostics.ts');

type Evaluate = (exports: unknown, require: (id: string) => unknown) => void;

const folder = fileURLToPath(new URL('../../../src/runtime/dist/cjs/', import.meta.url));

/** The CommonJS build, file by file as it is shipped, made of the constructors of another realm. */
export function loadBuild(context: Context): { runtime: Runtime; diagnostics: Diagnostics } {
  const modules = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    let module = modules.get(path);
    if (module === undefined) {
      module = { exports: {} };
      modules.set(path, module);
      const options = { filename: path, parsingContext: context };
      const run = compileFunction(readFileSync(path, 'utf8'), ['exports', 'require'], options) as Evaluate;
      run(module.exports, (id) => load(createRequire(path).resolve(id)));
    }
    return module.exports;
  };
  return {
    runtime: load(join(folder, 'index.js')) as Runtime,
    diagnostics: load(join(folder, 'diagnostics.js')) as Diagnostics,
  };
}
