import type { TSESTree } from '@typescript-eslint/types';
import type { Role } from '../../model/completion.js';
import type { CallExpression, Node, Range } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Emptiness } from './empty-place.js';
/** A place in the text that names a resolver and is to name its source. */
export interface Reference {
    /** The identifier or member expression. */
    readonly node: Node;
    /** The part of it to replace: the whole identifier, or the property's name. */
    readonly token: Range;
    readonly role: Role;
    /** What stands in place of the token. */
    readonly name: string;
    /** Whether the place may be empty: `never` for a `const`, which then needs no `!` and no `?.` any more. */
    readonly isOptional: boolean | 'never';
    /** What the place reads as while it is empty; `undefined` where it is not said. */
    readonly empty?: Emptiness;
    /** The source's type argument; undefined in JavaScript. */
    readonly type: string | undefined;
    /** The place's own type takes more, or says less, than the function of the source does. */
    readonly isLax?: boolean;
}
/** The edits that move one use of a resolver onto its source. @throws {PlacesStay} for a use that is not understood. */
export declare function editReference(reference: Reference, source: Source): Edit[];
/**
 * The edits for `record.resolve` where the record is a source now: the name of the method changes, where `trySet` says the
 * same, and what a source wants to be given is given. @throws {SkipSite} for a use that is not understood.
 */
export declare function editSourceMember(member: TSESTree.MemberExpression, role: 'resolve' | 'reject', type: string | undefined, source: Source): Edit[];
/**
 * Whether a condition around the member asks for it (`if (entry.resolve) entry.resolve(1)`). A source always has it, and
 * TypeScript lets such a condition pass only where the same member is called.
 */
export declare function isAskedFor(member: TSESTree.MemberExpression, source: Source): boolean;
/** Whether a resolver is asked for before it is used: compared, asserted, the condition of something. */
export declare function isAskedWhether(node: Node): boolean;
/** The settle table: a `trySet` where the value is surely plain and nobody reads the result, else what is tick for tick native. */
export declare function settlingMethod(call: CallExpression, role: 'resolve' | 'reject', source: Source): string;
/** Whether nobody reads what the call gives. */
export declare function isDiscarded(node: Node): boolean;
