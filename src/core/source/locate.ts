import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { listed, type Node } from './ast.ts';

/**
 * The innermost node at an offset of the text; of several at one place, as the two names of `{ a }`, the last. Goes down
 * from the root and leaves out whatever lies elsewhere, so a file costs what is looked at in it and not what it holds.
 */
export function nodeAt(root: Node, offset: number): Node {
  let at = root;
  for (;;) {
    const inner = childAt(at, offset);
    if (inner === undefined) return at;
    at = inner;
  }
}

function childAt(node: Node, offset: number): Node | undefined {
  let found: Node | undefined;
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[key];
    if (value === null || typeof value !== 'object') continue;
    const child = Array.isArray(value) ? elementAt(value as readonly unknown[], offset) : (value as Node);
    if (child !== undefined && holds(child, offset)) found = child;
  }
  return found;
}

/** By halves: nodes of a list follow each other in the text. Those before a hole of `[, a]` are looked for one by one. */
function elementAt(list: readonly unknown[], offset: number): Node | undefined {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const node = list[middle] as Node | null | undefined;
    if (node === null || node === undefined)
      return (list as readonly (Node | null)[]).find((each) => each && holds(each, offset)) ?? undefined;
    if (offset < node.range[0]) high = middle - 1;
    else if (offset >= node.range[1]) low = middle + 1;
    else return node;
  }
  return decoratorAt(list[low] as Node | undefined, offset);
}

/** `@decorator export class A {}`: a decorator may stand before the statement that it belongs to. */
function decoratorAt(node: Node | undefined, offset: number): Node | undefined {
  if (node?.type !== 'ExportNamedDeclaration' && node?.type !== 'ExportDefaultDeclaration') return undefined;
  const { declaration } = node;
  if (declaration?.type !== 'ClassDeclaration') return undefined;
  return listed(declaration.decorators).find((decorator) => holds(decorator, offset));
}

function holds(node: Node, offset: number): boolean {
  return offset >= node.range[0] && offset < node.range[1];
}
