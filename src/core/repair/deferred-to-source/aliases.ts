import type { TSESTree } from '@typescript-eslint/types';
import { unwrap, wrapped, type Identifier, type Node } from '../../source/ast.ts';
import { isConstant } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import { removeStatement } from '../layout.ts';
import { editReference, type Reference } from './handle-edits.ts';
import type { Kept } from './kept.ts';
import { sourceName, type NameAllocator } from './names.ts';
import { PlacesStay } from './skip.ts';

/** The name of a variable that holds a resolver: one that says so is another once it holds a source. */
export function elementName({ name }: Identifier, scope: Node, names: NameAllocator): string {
  return /res|rej|callback|cb|fn|^[rf]$/iu.test(name) ? names.take(sourceName(name, undefined), scope) : name;
}

/** Variables that take a resolver out of its place for a while, as `const wake = this.#wake`: they come to hold the source. */
export class Aliases {
  readonly #names: NameAllocator;
  readonly #source: Source;
  /** Where the places are read that one source takes the place of. */
  readonly #reads: ReadonlySet<Node>;
  readonly #named = new Map<Node, string>();

  constructor(kept: readonly Kept[], names: NameAllocator, source: Source) {
    this.#names = names;
    this.#source = source;
    this.#reads = new Set(kept.flatMap(({ mentions }) => mentions.map(({ node }) => node)));
  }

  /** Undefined for a use that makes no alias. @throws {PlacesStay} for a use of the alias that is not understood. */
  edits(reference: Reference): Edit[] | undefined {
    const { parent } = wrapped(reference.node);
    if (parent?.type !== 'VariableDeclarator' || !this.#isAlias(parent)) return undefined;
    const { id } = parent;
    const variable = id.type === 'Identifier' ? this.#source.bindings.declaredBy(id) : undefined;
    if (id.type !== 'Identifier' || id.typeAnnotation || variable === undefined || !isConstant(variable))
      throw new PlacesStay('use-unknown');
    if (parent.parent.parent.type === 'ExportNamedDeclaration') throw new PlacesStay('reachable');
    const first = this.#first(parent);
    const name = this.#nameOf(first, variable.scope.block);
    const declared: Edit[] =
      first === parent
        ? [
            { range: id.range, text: name },
            { range: reference.token, text: reference.name },
          ]
        : [removeStatement(this.#source, parent.parent)];
    const reads = variable.references.filter(({ init }) => init !== true);
    const used = reads.flatMap(({ identifier: node }) =>
      editReference({ ...reference, node, token: node.range, name }, this.#source),
    );
    return [...declared, ...used].filter(({ range, text }) => this.#source.text.slice(...range) !== text);
  }

  #isAlias({ init }: TSESTree.VariableDeclarator): boolean {
    return init !== null && this.#reads.has(unwrap(init));
  }

  #nameOf({ id }: TSESTree.VariableDeclarator, scope: Node): string {
    if (id.type !== 'Identifier') throw new PlacesStay('use-unknown');
    const name = this.#named.get(id) ?? elementName(id, scope, this.#names);
    this.#named.set(id, name);
    return name;
  }

  /** The first of those that stand right below each other: with one source, one will do. */
  #first(declarator: TSESTree.VariableDeclarator): TSESTree.VariableDeclarator {
    const { parent: declaration } = declarator;
    const { parent } = declaration;
    if (parent.type !== 'BlockStatement' || declaration.declarations.length !== 1) return declarator;
    const above = parent.body[parent.body.indexOf(declaration) - 1];
    if (above?.type !== 'VariableDeclaration' || above.declarations.length !== 1) return declarator;
    const [other] = above.declarations;
    return this.#isAlias(other) ? this.#first(other) : declarator;
  }
}
