import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Mention, Place } from './kept.js';
import type { OriginSite } from './origin-site.js';
/**
 * The statement of the promise, when a `const` there can take the place of the variables that keep its resolvers.
 * `last`: the index of the last statement of the executor that keeps one.
 */
export declare function constantStatement(site: OriginSite, kept: readonly {
    readonly place: Place;
    readonly mentions: readonly Mention[];
}[], last: number, source: Source): Node | undefined;
/** Takes off the `!` of what is a constant now, and of a type that is a function. */
export declare function sureOf(node: Node, place: Place): Edit[];
