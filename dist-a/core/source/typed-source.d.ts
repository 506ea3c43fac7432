import type { TypeOracle } from './types.js';
/** The oracle over a parser's services, which knows nothing when they hold no program. */
export declare function typesOf(services: unknown): TypeOracle;
