import type { Outcome } from './rewrite-bytes.js';
/** What to say of the packages that changed files import no more: that they may not be needed any longer. */
export declare function noteDroppedPackages(outcomes: Iterable<Outcome>, from: readonly string[]): readonly string[];
