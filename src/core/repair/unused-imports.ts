import { unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { startOfSpace } from '../source/text.ts';
import { moduleOf } from '../model/origins.ts';
import type { Edit } from './edit.ts';
import { losesComment } from './comments.ts';
import { removeStatement } from './layout.ts';

/** What is left of the imports of some modules: names that the file does not use, and whole statements. */
interface Imported {
  readonly module: string;
  readonly statement: Node;
  readonly names: readonly { readonly node: Node; readonly isUsed: boolean }[];
}

/**
 * The edits that remove the imports of some modules, or of all, that a rewrite left without a use: those that were used
 * before. What was not used before has another reason to be there.
 */
export function removeUnusedImports(before: Source, after: Source, modules?: readonly string[]): readonly Edit[] {
  const used = new Set(
    importsOf(before, modules).flatMap(({ names, module }) =>
      names.filter(({ isUsed }) => isUsed).map(({ node }) => `${module} ${before.text.slice(...node.range)}`),
    ),
  );
  return importsOf(after, modules).flatMap(({ module, statement, names }) => {
    const gone = names.filter(
      ({ node, isUsed }) => !isUsed && used.has(`${module} ${after.text.slice(...node.range)}`),
    );
    if (gone.length === 0) return [];
    const edits =
      gone.length === names.length
        ? [removeStatement(after, statement)]
        : gone.flatMap(({ node }) => removeName(node, statement, gone, after));
    return edits.some((edit) => losesComment(edit, after)) ? [] : edits;
  });
}

function importsOf(source: Source, modules: readonly string[] | undefined): readonly Imported[] {
  const isMeant = (module: string): boolean => modules === undefined || modules.includes(module);
  return source.ast.body.flatMap((statement): Imported[] => {
    if (statement.type === 'ImportDeclaration') {
      if (!isMeant(statement.source.value) || statement.specifiers.length === 0) return [];
      return [{ module: statement.source.value, statement, names: statement.specifiers.map(use) }];
    }
    if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return [];
    const [{ id, init }] = statement.declarations;
    const [variable] = source.bindings.declared(statement.declarations[0]);
    const module = init && variable ? moduleOf(variable) : undefined;
    if (module === undefined || !isMeant(module)) return [];
    if (id.type === 'Identifier') return [{ module, statement, names: [use(id)] }];
    if (id.type !== 'ObjectPattern' || id.properties.some((each) => each.type !== 'Property')) return [];
    return [{ module, statement, names: id.properties.map(use) }];
  });

  function use(node: Node): { readonly node: Node; readonly isUsed: boolean } {
    const variables = [...source.bindings.declared(node)];
    const id = node.type === 'Property' ? unwrap(node.value) : node;
    const own = id.type === 'Identifier' ? source.bindings.declaredBy(id) : undefined;
    if (own) variables.push(own);
    return { node, isUsed: variables.some(({ references }) => references.some((each) => each.init !== true)) };
  }
}

/** Takes a name out of the braces, and braces that nothing is left in. */
function removeName(
  node: Node,
  statement: Node,
  gone: readonly { readonly node: Node }[],
  source: Source,
): readonly Edit[] {
  const { text } = source;
  if (statement.type !== 'ImportDeclaration') return removeFromList(node, propertiesOf(statement));
  const named = statement.specifiers.filter((each) => each.type === 'ImportSpecifier');
  if (node.type === 'ImportSpecifier') {
    const isLast = named.every((each) => gone.some((other) => other.node === each));
    if (!isLast) return removeFromList(node, named, gone);
    if (node !== named[0]) return [];
    // `import a, { b }`: the comma goes with the braces.
    const open = text.lastIndexOf('{', node.range[0]);
    const close = text.indexOf('}', named.at(-1)?.range[1] ?? node.range[1]) + 1;
    const comma = startOfSpace(text, open) - 1;
    return [{ range: [text[comma] === ',' ? comma : open, close], text: '' }];
  }
  const open = text.indexOf('{', node.range[1]);
  return open < 0 || open > statement.range[1] ? [] : [{ range: [node.range[0], open], text: '' }];
}

function propertiesOf(statement: Node): readonly Node[] {
  const id = statement.type === 'VariableDeclaration' ? statement.declarations[0].id : undefined;
  return id?.type === 'ObjectPattern' ? id.properties : [];
}

function removeFromList(
  node: Node,
  all: readonly Node[],
  gone: readonly { readonly node: Node }[] = [],
): readonly Edit[] {
  const index = all.indexOf(node);
  const before = all.slice(0, index).findLast((each) => !gone.some((other) => other.node === each));
  const [previous, next] = [all[index - 1], all[index + 1]];
  if (before !== undefined && previous) return [{ range: [previous.range[1], node.range[1]], text: '' }];
  return next ? [{ range: [node.range[0], next.range[0]], text: '' }] : [];
}
