import { defaultSettings } from '../../core/source/settings.ts';

/** What to run over which files; nothing about how it is shown. */
export interface RunOptions {
  readonly cwd: string;
  /** Files, folders and globs; none stands for the current folder. */
  readonly paths: readonly string[];
  /** Names of codemods; none stands for all. */
  readonly transforms: readonly string[];
  readonly unsafe: boolean;
  /** The module specifier that TaskCompletionSource is imported from. */
  readonly runtime: string;
  readonly write: boolean;
  /** A file that would change is a failure. */
  readonly check: boolean;
  readonly allowDirty: boolean;
  readonly allowNoVcs: boolean;
  /** Patterns as in .gitignore, from the current folder. */
  readonly ignorePatterns: readonly string[];
  /** Leave out what .gitignore files leave out. */
  readonly useIgnoreFiles: boolean;
  readonly concurrency: number | 'auto';
}

export const defaultRunOptions: Omit<RunOptions, 'cwd'> = {
  paths: [],
  transforms: [],
  unsafe: false,
  runtime: defaultSettings.runtime,
  write: true,
  check: false,
  allowDirty: false,
  allowNoVcs: false,
  ignorePatterns: [],
  useIgnoreFiles: true,
  concurrency: 'auto',
};
