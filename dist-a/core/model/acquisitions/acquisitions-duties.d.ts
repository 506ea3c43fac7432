import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Acquisition } from './acquisitions.js';
import type { Hold } from './acquisitions-releases.js';
/** Whether a listener does work of its own for each event, for as long as the object lives. */
export declare function hasDuty({ kind, isOnce, handler, event }: Acquisition, { releases }: Hold, source: Source): boolean;
/** `if (!keep) clean()` beside a settlement, where `keep` is a parameter: who settles says what stays. */
export declare function isAskedToStay(settlement: Node, { releases }: Hold, source: Source): boolean;
