import type { Difference } from '../compare.ts';

/** A program as somebody would write it. */
export interface HandWritten {
  readonly name: string;
  /** Its end tells the language; CommonJS where there is none. */
  readonly path?: string;
  readonly text: string;
  /** It shows what is left alone today; should it be rewritten one day, it is to do the same. */
  readonly isLeftAlone?: true;
  /** What a codemod is documented to change in what the program does; `all` for the safe repairs of all of them together. */
  readonly differs?: Readonly<Record<string, Difference>>;
}
