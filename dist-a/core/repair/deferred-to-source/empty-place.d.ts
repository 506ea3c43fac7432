import type { Mention, Place } from './kept.js';
/** What a place reads as while it keeps no resolver: `filled` where its type says that it always keeps one. */
export type Emptiness = 'filled' | 'undefined' | 'null' | 'either';
/** By the place's type, and where that says too little by what is written into it. */
export declare function emptinessOf(place: Place, mentions: readonly Mention[]): Emptiness;
