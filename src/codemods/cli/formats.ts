/** The formats of reports. */
export const formats = ['stylish', 'json', 'jsonl', 'sarif', 'github', 'markdown', 'html'] as const;
export type Format = (typeof formats)[number];

/** A report to write to a file. */
export interface ReportFile {
  readonly format: Format;
  readonly file: string;
}

/** The formats that show what changes at each site. */
export const formatsWithDiffs: readonly Format[] = ['json', 'jsonl', 'html'];
