import type { AbortListener } from '../../model/abort/abort-listeners.js';
import type { Completion } from '../../model/completion.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
/** The source with a signal that stands for an executor with an abort listener, and for that. @throws {Declined} */
export declare function wireExecutor(completion: Completion, listener: AbortListener, source: Source): Edit[];
