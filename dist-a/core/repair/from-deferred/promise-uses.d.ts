import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
/** The edit that hands out a source's promise where a deferred that is one itself was. @throws {Refusal} where more may be wanted. */
export declare function editPromiseUse(node: Node, source: Source): Edit;
