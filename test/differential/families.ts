import type fc from 'fast-check';
import type { Codemod } from '../../src/codemods/create-codemod.ts';
import { deferredToSource } from '../../src/codemods/deferred-to-source.ts';
import { codemods } from '../../src/codemods/registry.ts';
import type { CompareOptions } from './compare.ts';
import { keptResolvers, type GeneratedProgram } from './generate/kept-resolvers.ts';

/** Programs that are generated, and what is applied to them. */
export interface Family extends CompareOptions {
  /** The codemod it is about; `all` for the safe repairs of all of them together. */
  readonly name: string;
  readonly codemods: readonly Codemod[];
  readonly programs: fc.Arbitrary<GeneratedProgram>;
  /** The share that is changed at least: programs that nothing happens to show nothing. */
  readonly leastChanged: number;
}

export const families: readonly Family[] = [
  // The suggested repairs too: they differ in stack traces alone.
  {
    name: 'deferred-to-source',
    codemods: [deferredToSource],
    unsafe: true,
    programs: keptResolvers,
    leastChanged: 0.7,
  },
  { name: 'all', codemods, programs: keptResolvers, leastChanged: 0.6 },
];
