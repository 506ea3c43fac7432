import type { TypeOracle } from '../../core/source/types.js';
/** What the program of a tsconfig.json knows about the types in its files. */
export interface ProjectTypes {
    /** The types of a file as it stands on disk; undefined for a file that is not of the project, or another text. */
    of(path: string, text: string): TypeOracle | undefined;
    /** Reads all of the project now, which takes its time, rather than when the first file is asked for. */
    prepare(): void;
}
/**
 * The types of a project, as the project's own TypeScript sees them: read once in each thread, when it is first asked.
 * Undefined where there is no TypeScript, or one without an API for JavaScript, as version 7.
 * @param config the path of its tsconfig.json, or of the folder that holds it
 */
export declare function openProject(config: string): ProjectTypes | undefined;
