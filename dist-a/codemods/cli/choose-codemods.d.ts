import type { Codemod } from '../create-codemod.js';
import type { OwnTransform } from './own-transform.js';
import type { RunOptions } from './run-options.js';
import type { CodemodInfo } from './run-result.js';
/** What a run applies. */
export interface ChosenCodemods {
    readonly codemods: readonly Codemod[];
    readonly transforms: readonly OwnTransform[];
    /** Where the transforms come from, absolute. */
    readonly transformPaths: readonly string[];
}
/**
 * The codemods by these names, in the order in which they apply, and the transforms by these paths, in the order given;
 * when nothing is named, all codemods that could change something.
 * @throws {UsageError} a name is unknown, or a transform cannot be loaded.
 */
export declare function chooseCodemods(known: readonly Codemod[], { transforms: given, transformOptions, unsafe, from, cwd, }: Pick<RunOptions, 'transforms' | 'transformOptions' | 'unsafe' | 'from' | 'cwd'>): Promise<ChosenCodemods>;
/** What reports say about each. */
export declare function describeCodemods({ codemods, transforms }: ChosenCodemods): readonly CodemodInfo[];
