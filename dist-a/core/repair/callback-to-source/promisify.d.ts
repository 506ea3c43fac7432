import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { PromiseSite } from '../promise-site.js';
import type { ErrorFirst } from './error-first.js';
/**
 * `promisify(fs.readFile)(path)`, where all that is wanted is a function of Node's own and the file has `promisify` at
 * hand. In TypeScript the promise's type could become another.
 */
export declare function promisified(site: PromiseSite, callbacks: readonly ErrorFirst[], source: Source): Edit[] | undefined;
