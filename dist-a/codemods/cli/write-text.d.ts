/**
 * Writes a file that an option names, whole, with the folders above it.
 * @throws {UsageError} it cannot be written.
 */
export declare function writeText(cwd: string, option: string, file: string, text: string): void;
