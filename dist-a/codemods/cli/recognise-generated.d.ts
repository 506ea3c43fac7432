import type { Reason } from './run-result.js';
/** True for names that only minifiers give. */
export declare function isMinifiedName(path: string): boolean;
/** Why a text is not what a person edits, when it is not: a rewrite would be lost or would help nobody. */
export declare function recogniseGenerated(path: string, text: string): Reason | undefined;
