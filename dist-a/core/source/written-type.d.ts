import type ts from 'typescript';
/**
 * A type as code at a place can write it: by names that mean there what they mean in the type. Undefined for what has no
 * name, or one that the file does not know.
 */
export declare function writtenType(type: ts.Type, at: ts.Node, checker: ts.TypeChecker): string | undefined;
