import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/**
 * Whether edits touch a line whose type error `@ts-expect-error` expects, or declare anew a variable that it names, which may
 * have been read there before it has a value: TypeScript complains where the error has gone.
 */
export declare function changesExpectedError(edits: readonly Edit[], source: Source): boolean;
