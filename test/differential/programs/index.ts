import { collections } from './collections.ts';
import { deferreds } from './deferreds.ts';
import { fields } from './fields.ts';
import type { HandWritten } from './hand-written.ts';
import { hazards } from './hazards.ts';
import { texts } from './texts.ts';
import { variables } from './variables.ts';
import { waits } from './waits.ts';

/** By the codemod that they are about. */
export const handWritten: Readonly<Record<string, readonly HandWritten[]>> = {
  'deferred-to-source': [...variables, ...fields, ...collections, ...deferreds, ...texts],
  ...hazards,
  ...waits,
};
