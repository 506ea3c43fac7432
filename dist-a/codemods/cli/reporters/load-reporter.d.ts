import type { Format } from '../formats.js';
import type { Reporter } from './reporter.js';
/** The reporter of a format. */
export declare function loadReporter(format: Format): Promise<Reporter>;
