import { collections } from './collections.ts';
import { deferreds } from './deferreds.ts';
import { fields } from './fields.ts';
import type { HandWritten } from './hand-written.ts';
import { texts } from './texts.ts';
import { variables } from './variables.ts';

/** Around resolvers that are kept. */
export const keptResolvers: readonly HandWritten[] = [...variables, ...fields, ...collections, ...deferreds, ...texts];
