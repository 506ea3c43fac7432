import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { PendingGroup, PendingPlace } from './pending-places.js';
/** What a mention does: `settle` for whatever may, `look`, or the node that drops the handles. */
export declare function useOf(node: Node, place: PendingPlace, group: PendingGroup, source: Source, isWhole?: boolean): 'settle' | 'look' | Node;
/** `this.ready = Promise.withResolvers()`: those who wait for the old one are forgotten. */
export declare function isMadeAnew(value: Node, { completions }: PendingGroup): boolean;
