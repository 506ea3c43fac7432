import type { Construction } from './constructions.js';
/**
 * Whether what the expression shows of its resolvers is all that there is: none is kept, put into an object, or given to a
 * function of the file. The rest of the file may only tell that a name is not what it seems, as a `Promise` of its own is.
 */
export declare function keepsResolvers(construction: Construction): boolean;
