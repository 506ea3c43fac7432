import type { Site } from '../rewrite.js';
/** A jscodeshift transform that a team wrote for itself. */
export interface OwnTransform {
    /** Its path as shown. */
    readonly name: string;
    /** A text without a match is left alone; a transform may export one as `relevance`. */
    readonly relevance?: RegExp;
    /** The text after the transform. Throws what the transform throws. */
    readonly apply: (path: string, text: string, options: Readonly<Record<string, unknown>>) => Promise<Applied>;
}
export interface Applied {
    readonly text: string;
    /** What the transform reported or counted. */
    readonly messages: readonly string[];
}
/** A transform that breaks its contract, or leaves code that does not parse; the file stays as it was. */
export declare class TransformError extends Error {
    readonly name = "TransformError";
}
/** Whether what `-t` was given is a path and not the name of a codemod. */
export declare function isTransformPath(name: string): boolean;
/**
 * Loads a transform.
 * @throws {UsageError} it cannot be loaded, or is no transform.
 */
export declare function loadTransform(absolute: string, cwd: string): Promise<OwnTransform>;
/** A transform says what a file becomes and not why, so a file is one site, where its first change stands. */
export declare function siteOfTransform(name: string, before: string, after: string, diff: string | undefined): Site;
