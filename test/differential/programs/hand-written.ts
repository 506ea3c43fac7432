import type { Difference } from '../compare.ts';

/** A program as somebody would write it. Without an end of its own the path is that of a CommonJS module. */
export interface HandWritten {
  readonly name: string;
  readonly path?: string;
  readonly text: string;
  /** The codes of the sites that are left alone; all others are rewritten, and there is one at least. */
  readonly skipped?: readonly string[];
  /** What the documentation says to differ. */
  readonly differs?: Difference;
}
