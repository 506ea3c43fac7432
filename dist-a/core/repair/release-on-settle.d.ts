import type { Survivor } from '../model/acquisitions/acquisitions-survivors.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/** Lets an acquisition go before each settlement that it survives; undefined where a settlement leaves no place for it. */
export declare function releaseOnSettle(survivor: Survivor, source: Source): readonly Edit[] | undefined;
