import type { TSESTree } from '@typescript-eslint/types';
import type { CompletionModel } from '../../model/build-model.js';
import type { Completion, Role } from '../../model/completion.js';
import type { ClassNode, MemberExpression, Node, Range } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Variable } from '../../source/scopes.js';
/** A variable or field that keeps a resolver, or a collection that keeps several. */
export type Place = {
    readonly kind: 'variable';
    readonly key: object;
    readonly variable: Variable;
} | {
    readonly kind: 'field';
    readonly key: string;
    readonly owner: ClassNode | string;
    readonly name: string;
};
/** One resolver on its way into a place. */
export interface Keep {
    readonly completion: Completion;
    readonly place: Place;
    /** Undefined for a collection of records, which keep both. */
    readonly role: Role | undefined;
    /** The assignment or the call that keeps it. */
    readonly write: Node;
    /** What is kept: the resolver, or a record that holds it. */
    readonly value: Node;
    readonly isCollection: boolean;
}
/**
 * The places where the executor of a promise keeps its resolvers: what others do with them there is theirs. @throws {PlacesStay} where they are none of those that a
 * rewrite knows.
 */
export declare function keepsOf(completion: Completion, source: Source): readonly Keep[];
export declare function placeOf(node: Node, source: Source): Place;
/** A mention of a place in the text. */
export interface Mention {
    readonly node: Node;
    readonly token: Range;
    readonly isWrite: boolean;
}
/** Every mention of a place but its declaration. @throws {PlacesStay} when there may be others that this file does not show. */
export declare function mentionsOf(place: Place, model: CompletionModel, source: Source): readonly Mention[];
/** The members that may be the field: of its name, and where `#` says that it is known to its class alone, in there. */
export declare function membersLike({ owner, name }: Place & {
    kind: 'field';
}, source: Source): Iterable<MemberExpression>;
export declare function fieldDeclaration(place: Place): TSESTree.PropertyDefinition | undefined;
/** The declarator of a variable place; undefined for parameters and imports. */
export declare function variableDeclaration(place: Place): TSESTree.VariableDeclarator | undefined;
/** A place with all that the file does with it. */
export interface Kept {
    readonly place: Place;
    readonly role: Role;
    readonly mentions: readonly Mention[];
}
/** The places that keep a resolver each. @throws {PlacesStay} where one of them keeps different ones. */
export declare function keptIn(keeps: readonly Keep[], model: CompletionModel, source: Source): readonly Kept[];
/** Whether a resolver is read from its place as a value, and not to be called or compared. */
export declare function isRead({ mentions }: Kept): boolean;
