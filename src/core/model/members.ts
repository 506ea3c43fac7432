import { propertyName, type FieldNode, type MemberExpression, type Node } from '../source/ast.ts';
import { addTo } from '../source/multimap.ts';
import type { Source } from '../source/source.ts';
import { fieldOwner } from './class-chains.ts';
import { fieldKey, placeKey } from './place-keys.ts';
import { thisExpression, thisOwner } from './this-owner.ts';

/** The member expressions of a file by what they are members of; sorted once, as files may hold thousands of classes. */
export class Members {
  readonly #source: Source;
  readonly #fields = new Map<string, Map<Node | string, MemberExpression[]>>();
  readonly #places = new Map<string, Map<string, MemberExpression[]>>();
  readonly #taken = new Map<string, Map<Node | string, Node[]>>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** Whose `this` the expression is, if it is one. */
  owner(node: Node): Node | string | undefined {
    const self = thisExpression(node, this.#source.bindings);
    return self && thisOwner(self);
  }

  /** The members of that name on the owner's `this`, in whichever class of the file that it is made of or is a base of. */
  ofOwner(owner: Node | string, name: string): readonly MemberExpression[] {
    let fields = this.#fields.get(name);
    if (fields === undefined) {
      fields = new Map<Node | string, MemberExpression[]>();
      this.#fields.set(name, fields);
      for (const member of this.#source.mentions.members(name)) {
        const found = this.owner(member.object);
        if (found !== undefined) addTo(fields, fieldOwner(found, name, this.#source), member);
      }
    }
    return fields.get(fieldOwner(owner, name, this.#source)) ?? [];
  }

  /** A name for a field of the owner's `this`, the same in all classes of the file that have it. */
  field(owner: Node | string, name: string): string {
    const holder = fieldOwner(owner, name, this.#source);
    return `${typeof holder === 'string' ? holder : String(holder.range[0])}.${name}`;
  }

  /** Where the file names a static field: on the name of its class, and on `this` in what is static. */
  ofStatic(definition: FieldNode): readonly MemberExpression[] {
    const name = propertyName(definition);
    if (name === undefined) return [];
    let places = this.#places.get(name);
    if (places === undefined) {
      places = new Map<string, MemberExpression[]>();
      this.#places.set(name, places);
      for (const member of this.#source.mentions.members(name)) {
        const key = placeKey(member, this.#source);
        if (key !== undefined) addTo(places, key, member);
      }
    }
    return places.get(fieldKey(definition, name, this.#source)) ?? [];
  }

  /** What the file takes out of the owner's `this` by that name: `const { name: target } = this`. */
  takenOutOf(owner: Node | string, name: string): readonly Node[] {
    let targets = this.#taken.get(name);
    if (targets === undefined) {
      targets = new Map<Node | string, Node[]>();
      this.#taken.set(name, targets);
      for (const { value, parent: pattern } of this.#source.mentions.patterns(name)) {
        const from = takenApart(pattern);
        const found = from && this.owner(from);
        if (found !== undefined) addTo(targets, fieldOwner(found, name, this.#source), value);
      }
    }
    return targets.get(fieldOwner(owner, name, this.#source)) ?? [];
  }

  /** The appearances of a global that has members. */
  ofGlobal(name: string): readonly Node[] {
    return this.#source.mentions
      .identifiers(name)
      .filter((node) => node.parent.type === 'MemberExpression' && node.parent.object === node)
      .filter((node) => this.#source.bindings.isGlobal(node));
  }
}

/** The object that a pattern takes apart. */
function takenApart(pattern: Node): Node | undefined {
  const { parent } = pattern;
  if (parent?.type === 'VariableDeclarator' && parent.id === pattern) return parent.init ?? undefined;
  return parent?.type === 'AssignmentExpression' && parent.left === pattern ? parent.right : undefined;
}
