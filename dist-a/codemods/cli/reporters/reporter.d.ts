import type { Colors } from '../colors.js';
import type { RunResult } from '../run-result.js';
export interface ReportStyle {
    readonly colors: Colors;
    readonly verbose: boolean;
    /** Show the changes too, where the format has a place for them. */
    readonly diff: boolean;
    readonly version: string;
}
/** Renders a run as text. */
export type Reporter = (result: RunResult, style: ReportStyle) => string;
