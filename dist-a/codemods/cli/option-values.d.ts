import type { Format, ReportFile } from './formats.js';
import type { Shard } from './run-options.js';
export declare function parseFormat(option: string, value: string): Format;
export declare function parseReports(values: readonly string[]): readonly ReportFile[];
export declare function parseConcurrency(value: string | undefined): number | 'auto';
/** In milliseconds. */
export declare function parseTimeout(value: string | undefined): number | undefined;
export declare function parseShard(value: string | undefined): Shard | undefined;
export declare function parseTransforms(values: readonly string[] | undefined): readonly string[];
/** As jscodeshift does: a value that reads as JSON is one, any other is a text, and a key alone is true. */
export declare function parseTransformOptions(values: readonly string[]): Readonly<Record<string, unknown>>;
export declare function checkFrom(values: readonly string[]): readonly string[];
