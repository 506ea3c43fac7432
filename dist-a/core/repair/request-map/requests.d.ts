import type { Completion } from '../../model/completion.js';
import type { CallExpression } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Place } from '../deferred-to-source/kept.js';
/** A promise whose settlers are kept in a map by a key. */
export interface Request {
    readonly completion: Completion;
    readonly place: Place;
    /** `map.set(key, { resolve, reject })`. */
    readonly set: CallExpression;
}
/** Undefined where the settlers go elsewhere. */
export declare function requestOf(completion: Completion, source: Source): Request | undefined;
/** The text of `map.create(key)`, and the type of what it promises. @throws {Declined} */
export declare function createText({ completion, set }: Request, source: Source): {
    readonly text: string;
    readonly type: string | undefined;
};
/** The map that a method is called on, as written. */
export declare function mapText(call: CallExpression, source: Source): string;
