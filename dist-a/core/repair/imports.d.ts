import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/** How a file takes in names: undefined for a script, which has no means of its own. */
export declare function moduleKind(source: Source): 'module' | 'commonjs' | undefined;
/**
 * The edits that make a name of a module usable, at one node or anywhere in the file; undefined when it means something else
 * there.
 */
export declare function importName(source: Source, name: string, module: string, at?: Node): readonly Edit[] | undefined;
