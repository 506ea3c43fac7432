import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Whether others put functions into a collection: `register(name, format) { this.formats.set(name, format); }`. */
export declare function isRegistry(node: Node, source: Source): boolean;
