import type { CreatedFile, Reason } from './run-result.js';
/** The file that the runtime is written to. */
export interface Vendor {
    readonly absolute: string;
    /** As shown. */
    readonly path: string;
    /** What is there now; absent when nothing is. */
    readonly current?: string;
}
/**
 * Looks at the place of the vendored runtime.
 * @throws {UsageError} it is no source file, or something else is there.
 */
export declare function findVendor(cwd: string, file: string): Vendor;
/** The runtime as one file in the language of the vendored file; a plain `.js` takes the module system of its importers. */
export declare function vendoredText({ absolute }: Vendor, importers: readonly string[]): CreatedFile['text'];
/** Writes the runtime, whole or not at all; the reason when it cannot. */
export declare function writeVendor({ absolute, current }: Vendor, text: string): Reason | undefined;
