export type { Codemod, CodemodOptions } from './create-codemod.ts';
export { FromError } from './from-option.ts';
export { codemods } from './registry.ts';
export { rewrite, RewriteError, type Rewrite, type RewriteOptions, type Site } from './rewrite.ts';
