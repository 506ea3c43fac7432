/**
 * The files of a tsconfig.json and of all projects it refers to, absolute: as the project's own TypeScript lists them,
 * of whatever version, since how `include`, `extends` and defaults add up differs between them.
 * @throws {UsageError} there is no such file, no TypeScript, or TypeScript refuses the file.
 */
export declare function listProjectFiles(project: string, done?: Set<string>): Promise<readonly string[]>;
