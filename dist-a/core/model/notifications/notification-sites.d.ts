import type { CallExpression } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** The calls of a file that may run code of others, in the order of the text. */
export declare function notificationSites(source: Source, methods: readonly string[]): readonly CallExpression[];
