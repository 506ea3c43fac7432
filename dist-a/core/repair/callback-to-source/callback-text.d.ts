import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { ErrorFirst } from './error-first.js';
/** What stands in place of the callback: the one that is given, or a function that hands it another result. */
export declare function callbackText(callback: ErrorFirst, name: string, isUnused: boolean, source: Source): Edit[];
