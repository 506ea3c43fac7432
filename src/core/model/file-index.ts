import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, type CallExpression, type ClassNode, type MemberExpression, type Node } from '../source/ast.ts';
import { walk } from '../source/visit.ts';

/** The nodes of a file that the model starts from, gathered in its one walk over the tree. */
export interface FileIndex {
  readonly news: readonly TSESTree.NewExpression[];
  readonly calls: readonly CallExpression[];
  readonly classes: readonly ClassNode[];
  /** Member expressions by the name of the property. */
  readonly members: ReadonlyMap<string, readonly MemberExpression[]>;
}

export function indexFile(ast: Node): FileIndex {
  const news: TSESTree.NewExpression[] = [];
  const calls: CallExpression[] = [];
  const classes: ClassNode[] = [];
  const members = new Map<string, MemberExpression[]>();
  walk(ast, (node) => {
    switch (node.type) {
      case 'NewExpression':
        news.push(node);
        break;
      case 'CallExpression':
        calls.push(node);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        classes.push(node);
        break;
      case 'MemberExpression': {
        const name = propertyName(node);
        if (name === undefined) break;
        const known = members.get(name);
        if (known) known.push(node);
        else members.set(name, [node]);
        break;
      }
      default:
    }
    return true;
  });
  return { news, calls, classes, members };
}
