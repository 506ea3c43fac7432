export type { Codemod } from './create-codemod.ts';
export { codemods } from './registry.ts';
export { rewrite, RewriteError, type Rewrite, type RewriteOptions, type Site } from './rewrite.ts';
