import type { MemberExpression, Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { thisExpression, thisOwner } from './this-owner.ts';

/** The member expressions of a file by what they are members of; sorted once, as files may hold thousands of classes. */
export class Members {
  readonly #source: Source;
  readonly #fields = new Map<string, Map<Node | string, MemberExpression[]>>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** Whose `this` the expression is, if it is one. */
  owner(node: Node): Node | string | undefined {
    const self = thisExpression(node, this.#source.bindings);
    return self && thisOwner(self);
  }

  /** The members of that name on the owner's `this`. */
  ofOwner(owner: Node | string, name: string): readonly MemberExpression[] {
    let fields = this.#fields.get(name);
    if (fields === undefined) {
      fields = new Map<Node | string, MemberExpression[]>();
      this.#fields.set(name, fields);
      for (const member of this.#source.mentions.members(name)) {
        const found = this.owner(member.object);
        if (found !== undefined) addTo(fields, found, member);
      }
    }
    return fields.get(owner) ?? [];
  }

  /** The appearances of a global that has members. */
  ofGlobal(name: string): readonly Node[] {
    return this.#source.mentions
      .identifiers(name)
      .filter((node) => node.parent.type === 'MemberExpression' && node.parent.object === node)
      .filter((node) => this.#source.bindings.isGlobal(node));
  }
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
