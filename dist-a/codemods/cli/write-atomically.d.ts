import type { Change, Reason } from './run-result.js';
/** The file is another run's at the moment; ask again. */
export declare const busy: Reason;
/** Puts the new text in the place of the old one whole, or gives the reason why the file is as it was. Throws nothing. */
export declare function writeAtomically(path: string, change: Change): Reason | undefined;
/** Makes a file that does not exist yet, whole or not at all, or gives the reason why there is none. Throws nothing. */
export declare function createAtomically(path: string, text: string): Reason | undefined;
