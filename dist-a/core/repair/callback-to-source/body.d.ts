import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { PromiseSite } from '../promise-site.js';
import type { ErrorFirst } from './error-first.js';
/**
 * `fromCallback` calls what its function returns, if that is a function, where a promise's executor returns to nobody.
 * So nothing unknown is returned any more.
 */
export declare function withoutReturn(site: PromiseSite, callbacks: readonly ErrorFirst[], source: Source): Edit[];
