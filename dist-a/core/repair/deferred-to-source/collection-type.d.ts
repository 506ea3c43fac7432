import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { ElementForm } from './element-form.js';
import type { Place } from './kept.js';
interface ElementType {
    /** The type argument of the sources. */
    readonly type: string;
    /** Elements have a type with a name, which says no more than `resolve` and `reject`. */
    readonly isNamed: boolean;
    readonly edits: readonly Edit[];
}
/**
 * The edits that make the elements of a collection sources in its types, and the type argument that they have there.
 * @param given what the collection is assigned beside its declaration
 */
export declare function editElementType(place: Place, given: readonly Node[], form: ElementForm, promised: string, sites: readonly {
    readonly node: Node;
}[], source: Source): ElementType;
export {};
