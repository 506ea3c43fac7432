import type { Source } from '../../source/source.js';
import type { LibraryOrigin } from './libraries.js';
/** @throws {Refusal} when the deferred is not made as the library's documentation makes it. */
export declare function checkOrigin({ node }: LibraryOrigin, source: Source): void;
/** The expression that makes the source. @param contextual what it fulfills with where nothing says it; undefined when the context does. */
export declare function constructOf({ node }: LibraryOrigin, source: Source, contextual: string | undefined): string;
