import type { MissingFailure } from '../model/missing-failures.js';
import type { Source } from '../source/source.js';
import type { Repair } from './repair.js';
/** The repair that wires the failure to `reject`, where there is a place for it that leaves no doubt. */
export declare function wireFailure(missing: MissingFailure, source: Source): Repair | undefined;
