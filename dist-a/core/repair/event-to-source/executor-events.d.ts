import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { ListenerEffects } from '../listener-effects.js';
import type { PromiseSite } from '../promise-site.js';
import type { Listening } from './listenings.js';
/** An event that settles the promise. */
export interface SettlingEvent extends Listening {
    readonly effects: ListenerEffects & {
        readonly settlement: NonNullable<ListenerEffects['settlement']>;
    };
}
/** An executor that does nothing but listen. */
export interface ExecutorEvents {
    readonly emitter: Node;
    readonly events: readonly SettlingEvent[];
    readonly signal: Node | undefined;
}
/** Reads an executor as the events that it waits for. @throws {Declined} where it does anything else. */
export declare function executorEvents(site: PromiseSite, source: Source): ExecutorEvents;
