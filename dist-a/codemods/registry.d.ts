import type { Codemod } from './create-codemod.js';
/** All codemods by name, in the order in which they apply. */
export declare const codemods: readonly Codemod[];
