import type { Construction } from './constructions.js';
/**
 * Whether a failure path may be missing in an expression that keeps its resolvers: one is, or what is known of the names
 * around the expression could make one of what is wired in it.
 */
export declare function mayMissFailure(construction: Construction): boolean;
