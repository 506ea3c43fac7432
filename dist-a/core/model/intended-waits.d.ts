import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { HandleSites } from './handle-sites.js';
/**
 * Promises that may stay pending on purpose: a timer that is off, as whoever waits for it waits for something else
 * besides. And a test that only asks what the executor itself has made.
 */
export declare function isMeantToWait(sites: HandleSites, site: Node, source: Source): boolean;
/** Whether a function leaves the promise pending by its word, or waits for the next event of those that it filters. */
export declare function waitsOn(site: Node, sites: HandleSites, source: Source): boolean;
/** Promises for which others speak when they stay pending, whatever function leaves them so. */
export declare function isBackedByOthers(sites: HandleSites, fn: FunctionNode, source: Source): boolean;
/** Whether a promise is an element of the list given to `Promise.race` or `Promise.any`; with the source, through names. */
export declare function isRunner(node: Node, source?: Source): boolean;
