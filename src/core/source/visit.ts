import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Node } from './ast.ts';

/** The child nodes of a node, in source order of its visitor keys. Unknown node types have none. */
export function* children(node: Node): Generator<Node> {
  for (const key of visitorKeys[node.type] ?? []) {
    const value = fieldsOf(node)[key];
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

// Plain property reads: this runs for every node of a file, where Reflect costs several times as much.
function fieldsOf(node: object): Readonly<Record<string, unknown>> {
  return node as Readonly<Record<string, unknown>>;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof fieldsOf(value)['type'] === 'string';
}

/** Calls `enter` for each node in source order; `false` leaves out the node's children. Iterative: deep trees do not overflow. */
export function walk(root: Node, enter: (node: Node, parent: Node | undefined) => boolean | undefined): void {
  const stack: [Node, Node | undefined][] = [[root, undefined]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, parent] = next;
    if (enter(node, parent) === false) continue;
    const keys = visitorKeys[node.type] ?? [];
    for (let i = keys.length - 1; i >= 0; i--) {
      const value = fieldsOf(node)[keys[i] ?? ''];
      if (Array.isArray(value)) {
        for (let j = value.length - 1; j >= 0; j--) {
          const item: unknown = value[j];
          if (isNode(item)) stack.push([item, node]);
        }
      } else if (isNode(value)) stack.push([value, node]);
    }
  }
}
