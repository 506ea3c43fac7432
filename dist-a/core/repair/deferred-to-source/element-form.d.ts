import type { Role } from '../../model/completion.js';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Keep } from './kept.js';
/**
 * What an element of the collection is: a resolver, a record with resolvers under names of its own, or a list of both
 * and nothing else.
 */
export interface ElementForm {
    readonly kind: 'resolver' | 'record' | 'tuple';
    /** Roles by member of the record, or by place in the list; a lone resolver has the empty name. */
    readonly roles: ReadonlyMap<string, Role>;
    /** The record holds nothing else and calls them `resolve` and `reject`, or is a list: a source can stand in its place. */
    readonly isSource: boolean;
}
/** The member of a record that comes to keep the source: the record may have no other of that name. */
export declare const sourceMember = "source";
/** The form that all keeps share. @throws {PlacesStay} when they differ. */
export declare function formOf(keeps: readonly Keep[], source: Source): ElementForm;
/** The edits that put a source where an element was put together. */
export declare function editElement(value: Node, name: string, { roles, isSource }: ElementForm): Edit[];
/** Removes one of the properties of an object or pattern, with its comma. */
export declare function removeProperty(node: Node, all: readonly Node[]): Edit;
