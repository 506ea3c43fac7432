import type { TSESTree } from '@typescript-eslint/types';
import { Mentions } from './mentions.ts';
import { Bindings, type ScopeManager } from './scopes.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { unknownTypes, type TypeOracle } from './types.ts';

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

export function createSource(parts: SourceParts): Source {
  return {
    path: parts.path,
    text: parts.text,
    ast: parts.ast,
    bindings: new Bindings(parts.scopes),
    mentions: new Mentions(parts.text, parts.ast),
    types: parts.types ?? unknownTypes,
    settings: parts.settings ?? defaultSettings,
  };
}
