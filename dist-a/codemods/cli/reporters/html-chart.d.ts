import type { FileResult } from '../run-result.js';
/** Where the sites are: a bar for each folder, as a picture. */
export declare function folderChart(files: readonly FileResult[]): string;
