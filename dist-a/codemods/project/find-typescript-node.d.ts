import type ts from 'typescript';
/** The innermost node of TypeScript's own tree that covers exactly the range that a node of the other tree has. */
export declare function findTypeScriptNode(file: ts.SourceFile, [start, end]: readonly [number, number], typescript: Pick<typeof ts, 'forEachChild'>): ts.Node | undefined;
