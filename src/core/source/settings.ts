/** What a project tells about itself, once for all rules and codemods. */
export interface Settings {
  /** The module specifier that TaskCompletionSource is imported from. */
  readonly runtime: string;
}

export const defaultSettings: Settings = { runtime: 'task-completion-source' };
