import type { TSESTree } from '@typescript-eslint/types';
import { Mentions } from './mentions.js';
import { Bindings } from './scopes.js';
import type { ScopeManager } from './scopes.js';
import type { Settings } from './settings.js';
import type { TypeOracle } from './types.js';
/** A parsed file: all that the model and the checks may know of it. */
export interface Source {
    readonly path: string;
    readonly text: string;
    readonly ast: TSESTree.Program;
    readonly bindings: Bindings;
    readonly mentions: Mentions;
    readonly types: TypeOracle;
    readonly settings: Settings;
}
export interface SourceParts {
    readonly path: string;
    readonly text: string;
    /** TSESTree with `range` and `parent` on each node. */
    readonly ast: TSESTree.Program;
    readonly scopes: () => ScopeManager;
    readonly types?: TypeOracle;
    readonly settings?: Settings;
}
export declare function createSource(parts: SourceParts): Source;
