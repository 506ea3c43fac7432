import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { expect, it } from 'vitest';

it('has the symbol of the helpers for `using` on platforms without one', () => {
  const path = fileURLToPath(new URL('../../src/runtime/src/dispose-symbol.ts', import.meta.url));
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: { disposeSymbol?: symbol } = {};
  runInNewContext(`((Symbol) => {${outputText}})({ for: (key) => Symbol.for(key) })`, { exports });
  expect(exports.disposeSymbol).toBe(Symbol.for('Symbol.dispose'));
});
