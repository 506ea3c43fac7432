import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { LateChange, Told } from './notification-flow.js';
/** Whether all that a callback's place is ever given are resolvers of promises, whose reactions run in a later turn. */
export declare function isHeardByResolvers({ kind, site }: Told, source: Source): boolean;
/**
 * Whether a local, and what has changed of it, is known to nobody but listeners of other emitters: what is told here runs none of
 * them. `response.once('close', () => { if (!told) { state.emit('ready'); told = true; } })`
 */
export declare function isOfOtherListeners({ told, change }: LateChange, source: Source): boolean;
/** Whether the same listeners, or others of the object, are told of the change next: `this.emit('close'); this.override = undefined; this.emit('reconnecting');` */
export declare function isFollowedByLike(site: Node, told: Node, source: Source): boolean;
