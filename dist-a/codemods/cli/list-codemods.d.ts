import type { Codemod } from '../create-codemod.js';
import type { Format } from './formats.js';
/** What `--list` prints: a line for each codemod, or an array of them. */
export declare function listCodemods(codemods: readonly Codemod[], format: Format): string;
