import type { Change } from './run-result.js';
/** A member that a rewrite takes away or gives another meaning, with what tells of its home elsewhere. */
export interface TakenMember {
    readonly name: string;
    /** It goes on under its name, perhaps with something else in it: a collection of sources where it was one of functions. */
    readonly remains: boolean;
    /** TypeScript itself says that it is private. */
    readonly isTyped: boolean;
    /** The classes and constructors of its file. */
    readonly owners: readonly string[];
    /** The file's own name, as an import ends. */
    readonly stem: string;
}
/**
 * The members that only TypeScript or an underscore keeps private, and of which a change leaves fewer mentions or writes others. A
 * `#name` is out of reach for all others.
 */
export declare function takenMembers(path: string, { before, after }: Change): readonly TakenMember[];
/**
 * Whether the text of another file takes the member from an object, as tests do: `object['name']`, `(object as any).name`,
 * `spyOn(object, 'name')`, and `object.name` where the name has an underscore or nothing checks types; or from `this`, in a class
 * that extends its owner. A file that does not know the owner means it only by a name with an underscore, of which it has none of
 * its own, and where its types do not say that it is another's.
 */
export declare function takesMember(path: string, text: string, member: TakenMember): boolean;
/** Whether the text of another file names what the member is of, or imports its file. */
export declare function knowsOwner(text: string, { owners, stem }: TakenMember): boolean;
