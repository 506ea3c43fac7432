import type { Source } from '../../source/source.js';
import type { ExportedFunction } from '../producers/exported-functions.js';
/** Whether a caller has a way to end the wait, or may have one that the file does not show. */
export declare function mayBeCanceled({ fn, name, node, owner }: ExportedFunction, source: Source): boolean;
/** Whether the function makes use of a longest time to wait: a parameter, or one that it gives to what it begins. */
export declare function hasLimit({ fn }: ExportedFunction, { bindings, text }: Source): boolean;
