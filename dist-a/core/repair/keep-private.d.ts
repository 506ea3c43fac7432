import type { Completion } from '../model/completion.js';
import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Repair } from './repair.js';
/** Keeps the producer inside and gives its promise away instead, where one edit says so. */
export declare function keepPrivate(node: Node, completion: Completion, source: Source): Repair | undefined;
