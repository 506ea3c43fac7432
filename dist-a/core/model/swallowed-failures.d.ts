import type { Source } from '../source/source.js';
import type { UnsettledPath } from './unsettled-paths.js';
/** `work.then(() => resolve(), log)`, `work.then(() => resolve()).catch(log)`: where the work fails, nothing settles. */
export declare function swallowedFailures(source: Source): Generator<UnsettledPath>;
