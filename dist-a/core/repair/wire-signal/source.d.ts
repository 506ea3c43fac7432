import type { AbortListener } from '../../model/abort/abort-listeners.js';
import type { Completion } from '../../model/completion.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
/** A source that an abort listener cancels is made with the signal instead. @throws {Declined} */
export declare function wireSource(completion: Completion, listener: AbortListener, source: Source): Edit[];
