import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { HandleSites } from './handle-sites.js';
/**
 * `operation.attempt(() => { …; if (operation.retry(error)) return; … })`: a way out of an attempt whose runner has been asked to
 * run it again, and will.
 */
export declare function isTriedAgain(site: Node, { settles }: HandleSites, source: Source): boolean;
/**
 * `reader.onload = () => { if (files[++at]) reader.readAsText(files[at]); else resolve(texts); }; reader.readAsText(files[0]);`: a way
 * out of a listener that has begun what its emitter tells the end of, as the code that listens does.
 */
export declare function beginsAgain(site: Node, source: Source): boolean;
