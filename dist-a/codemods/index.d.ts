export type { Codemod, CodemodOptions } from './create-codemod.js';
export { FromError } from './from-option.js';
export { codemods } from './registry.js';
export { rewrite, RewriteError } from './rewrite.js';
export type { Rewrite, RewriteOptions, Site } from './rewrite.js';
