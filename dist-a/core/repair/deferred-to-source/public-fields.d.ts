import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { NameAllocator } from './names.js';
import type { OriginSite } from './origin-site.js';
/**
 * A promise that is the value of a field, and gives its resolvers to public fields above: other files may call and replace
 * those, so they stay functions, and are filled from a source in a field of its own. @throws {SkipSite}
 */
export declare function editPublicFields(site: OriginSite, source: Source, names: NameAllocator): Edit[];
