import type ts from 'typescript';
/**
 * The files beside those of a project, in its repository: tests that its tsconfig.json leaves out, scripts, other packages.
 * No program tells what they mean, so that a mention of a name is all that counts.
 */
export declare class OutsideFiles {
    private '#private';
    constructor(typescript: typeof ts, config: string);
    /** Whether one of them has the word. */
    mention(name: string, programs: readonly ts.Program[]): boolean;
}
