import type { RunResult } from '../run-result.js';
/** Workflow commands, which GitHub Actions shows as annotations of the lines. */
export declare function github(result: RunResult): string;
