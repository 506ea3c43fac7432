import type { Attempt } from '../repair/attempt.js';
import type { Range } from '../source/ast.js';
import type { Finding } from './finding.js';
/** The finding of a place that no rule reports: it could be written in another manner, or not, for a reason. */
export declare function rewriteOf(range: Range, plan: Attempt): Finding<'rewrite'>;
