import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { NameAllocator } from './names.js';
import type { OriginSite } from './origin-site.js';
/**
 * Makes a source of the promise alone: the places that kept its resolvers come to keep the functions of the source,
 * which are bound and do the same.
 */
export declare function editWithFunctions(site: OriginSite, source: Source, names: NameAllocator): Edit[];
