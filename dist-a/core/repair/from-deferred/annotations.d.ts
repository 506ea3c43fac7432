import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { HeldPlace } from './flow.js';
import type { DeferredLibrary, LibraryType } from './libraries.js';
/** How a place is typed. */
export type Annotation = 
/** By what is written to it. */
{
    readonly kind: 'none';
}
/** As the library's deferreds. */
 | {
    readonly kind: 'library';
    readonly types: readonly LibraryType[];
}
/** By something else, whatever that is. */
 | {
    readonly kind: 'other';
};
export declare function annotationOf(place: HeldPlace, library: DeferredLibrary, source: Source): Annotation;
/** `DeferredPromise<T>` becomes `TaskCompletionSource<T>`. */
export declare function editType({ node, argument }: LibraryType, source: Source): Edit;
