import type { Codemod } from './create-codemod.ts';
import { deferredToSource } from './deferred-to-source.ts';

/** All codemods by name, in the order in which they apply. */
export const codemods: readonly Codemod[] = [deferredToSource];
