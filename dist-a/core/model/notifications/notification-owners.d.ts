import type { Places } from '../../flow/places.js';
import type { MemberExpression, Node } from '../../source/ast.js';
import type { Variable } from '../../source/scopes.js';
import type { Source } from '../../source/source.js';
/** A piece of state: a field of an object, or a variable of a module or factory. Both parts are keys. */
export interface Holder {
    readonly owner: string;
    readonly field: string;
}
export declare function isAmong(holder: Holder, holders: readonly Holder[]): boolean;
/** What a class or file says of a field. */
export interface Declared {
    /** The expressions that it is given. */
    readonly values: readonly Node[];
    readonly type: string | undefined;
    readonly kind: 'field' | 'method' | 'accessor' | 'unknown';
    readonly isPrivate: boolean;
}
/** Names the objects, modules and factories whose state code changes, and tells which state an expression is. */
export declare class Owners {
    private '#private';
    constructor(source: Source, places: Places);
    /** The object that `this` is at a node. */
    self(node: Node): string;
    /** The class, object literal or constructor's name behind the key of a `this`. */
    behind(owner: string): Node | string | undefined;
    /** The object that an expression stands for. */
    object(node: Node, depth?: number): string | undefined;
    /**
     * The module or factory whose state a variable is. A function is taken for a factory when it has a name: a callback
     * such as that of `describe` holds variables too, but no object that others know.
     */
    scope(variable: Variable): string | undefined;
    /** The state that a place is when it is written: `this.x`, `this.x[key]`, `x`. */
    written(node: Node): Holder[];
    /** The state that an expression reads: the field of each object it can be taken for. */
    held(node: Node): Holder[];
    /** The variable that a field of a module or factory is. */
    variableOf({ owner, field }: Holder): Variable | undefined;
    /** The member expressions of the file with that property. */
    members(name: string): readonly MemberExpression[];
    declared(holder: Holder): Declared;
    /** Whether a function that does nothing else gives the state to whoever asks: `get size() { return this._items.length; }`. */
    isGivenOut(holder: Holder): boolean;
    /** Whether others may look at the state itself: neither it nor the object that it is a member of is marked as private. */
    isPublic(holder: Holder): boolean;
    /** Whether anybody can look at the state while the notification runs: it is public, or read outside of the rest of the function. */
    isObservable(holder: Holder, change: Node): boolean;
    /** Whether no code reads a field at all: of who is going to, the file says nothing. */
    isUnread({ field }: Holder): boolean;
}
/** Whether this use of a place only writes it: `x = v`, `x++` as a statement, `delete x[k]`, `x.push(v)`. */
export declare function isOnlyWritten(node: Node): boolean;
