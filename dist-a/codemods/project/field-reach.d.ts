import type ts from 'typescript';
import type { OutsideFiles } from './outside-files.js';
/** The whole of a project, as far as its programs and its folder show it. */
export interface Whole {
    readonly typescript: typeof ts;
    readonly programs: () => readonly ts.Program[];
    readonly outside: OutsideFiles;
}
/**
 * Tells which fields nothing but their own class reaches, by `this`, in the whole of a project. What cannot be told is
 * reached: a property of that name of a value of any type, a string of that name, and a type with such a member that an
 * instance of the class can pass for.
 */
export declare class FieldReach {
    private '#private';
    constructor(whole: Whole);
    /** @param key the name of the field, in its declaration or in `this.name` */
    isWithin(key: ts.Node, program: ts.Program): boolean;
}
