import type { FunctionNode } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Settlement, SettlementPaths } from '../settlement-paths.js';
import type { Acquisition } from './acquisitions.js';
import type { Hold } from './acquisitions-releases.js';
/**
 * The settlements by a kept handle that an acquisition survives: the code takes it back beside some of them, and nowhere
 * else, or its listener settles and takes back another function than the one that listens.
 */
export declare function survivedByKept(acquisition: Acquisition, hold: Hold, paths: SettlementPaths, source: Source): readonly Settlement[];
/** The function that listens, where the code means to take it back and `bind` makes another one for that. */
export declare function vainlyTakenBack({ kind, handler, emitter, event }: Acquisition, { releases }: Hold, source: Source): FunctionNode | undefined;
