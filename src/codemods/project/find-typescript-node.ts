import type ts from 'typescript';

/** The innermost node of TypeScript's own tree that covers exactly the range that a node of the other tree has. */
export function findTypeScriptNode(
  file: ts.SourceFile,
  [start, end]: readonly [number, number],
  typescript: Pick<typeof ts, 'forEachChild'>,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  for (let at: ts.Node | undefined = file; at !== undefined;) {
    if (at !== file && at.getStart(file) === start && at.end === end) found = at;
    at = typescript.forEachChild(at, (child) => (child.pos <= start && child.end >= end ? child : undefined));
  }
  return found;
}
