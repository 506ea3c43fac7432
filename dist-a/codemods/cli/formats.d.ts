/** The formats of reports. */
export declare const formats: readonly ["stylish", "json", "jsonl", "sarif", "github", "markdown", "html"];
export type Format = (typeof formats)[number];
/** A report to write to a file. */
export interface ReportFile {
    readonly format: Format;
    readonly file: string;
}
/** The formats that show what changes at each site. */
export declare const formatsWithDiffs: readonly Format[];
