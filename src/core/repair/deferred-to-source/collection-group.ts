import type { TSESTree } from '@typescript-eslint/types';
import type { CompletionModel } from '../../model/build-model.ts';
import { takenFrom } from '../../model/collections.ts';
import type { Role } from '../../model/completion.ts';
import { assignmentTo, enclosingFunction, propertyName, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { outside, type Edit } from '../edit.ts';
import { elementName } from './aliases.ts';
import { checkStart, isNewCollection } from './collection-start.ts';
import { editElementType } from './collection-type.ts';
import { editOrigin } from './edit-origin.ts';
import { editReference, type Reference, isAskedFor, isAskedWhether } from './handle-edits.ts';
import { literalFits } from './fitting-values.ts';
import { mentionsOf, type Keep, type Place } from './kept.ts';
import { takeLocalName } from './local-name.ts';
import type { NameAllocator } from './names.ts';
import type { OriginSite } from './origin-site.ts';
import { construct } from './around.ts';
import { editElement, formOf, removeProperty, sourceMember, type ElementForm } from './element-form.ts';
import type { PlaceGroup } from './place-group.ts';
import { checkRecordPlace, checkRecordWrite, isOnlyAsked } from './record-place.ts';
import { isTyped, resultType } from './result-type.ts';
import { PlacesStay, SkipSite } from './skip.ts';
import { editTupleMember, editTuplePattern, isEntry } from './tuples.ts';

/** Rewrites resolvers kept in a collection: it keeps sources, or records with a source among the rest. */
export class CollectionRewriter {
  readonly #group: PlaceGroup;
  readonly #model: CompletionModel;
  readonly #source: Source;
  readonly #names: NameAllocator;
  readonly #place: Place;
  readonly #form: ElementForm;
  /** The place holds no collection, but one such element. */
  readonly #isRecord: boolean;
  readonly #edits: Edit[] = [];
  readonly #followed = new Set<object | string>();
  #type: string | undefined;
  #isNamed = false;
  #isLax = false;

  constructor(group: PlaceGroup, model: CompletionModel, source: Source, names: NameAllocator) {
    this.#group = group;
    this.#model = model;
    this.#source = source;
    this.#names = names;
    const [first] = group.keeps;
    if (first === undefined) throw new PlacesStay('use-unknown');
    this.#place = first.place;
    this.#form = formOf(group.keeps, source);
    this.#isRecord = first.isRecord;
  }

  edits(): Edit[] {
    const types = new Set(this.#group.sites.map((site) => resultType(site.node, this.#source)));
    [this.#type] = types;
    if (types.size !== 1) throw new SkipSite('type-unknown');
    if (isTyped(this.#source)) {
      const typed = editElementType(
        this.#place,
        this.#given(),
        this.#isRecord,
        this.#form,
        this.#type ?? 'unknown',
        this.#group.sites,
        this.#source,
      );
      this.#type = typed.type;
      this.#isNamed = typed.isNamed;
      this.#isLax = typed.isLax;
      this.#edits.push(...typed.edits);
    }
    if (this.#isRecord) this.#record();
    else {
      checkStart(this.#place, mentionsOf(this.#place, this.#model, this.#source), this.#source);
      this.#collection(this.#place);
    }
    for (const site of this.#group.sites) this.#site(site);
    return this.#edits;
  }

  /** What the collection is assigned. */
  #given(): Node[] {
    return mentionsOf(this.#place, this.#model, this.#source).flatMap(({ node }) => assignmentTo(node)?.right ?? []);
  }

  /** Follows a place that holds the collection through all its mentions. */
  #collection(place: Place): void {
    if (this.#followed.has(place.key)) return;
    this.#followed.add(place.key);
    for (const { node, isWrite } of mentionsOf(place, this.#model, this.#source)) {
      if (isWrite) this.#filled(node);
      else this.#collectionUse(node);
    }
  }

  /** Follows a place that holds one record, or none, through all its mentions. */
  #record(): void {
    const mayLackAll = this.#form.isSource && !isTyped(this.#source);
    checkRecordPlace(this.#place, this.#group.keeps, mayLackAll);
    for (const { node, isWrite } of mentionsOf(this.#place, this.#model, this.#source))
      if (isWrite) checkRecordWrite(node, this.#group.keeps, mayLackAll);
      else this.#element(node);
  }

  /** The collection may be given anew, empty. */
  #filled(node: Node): void {
    const given = assignmentTo(node)?.right;
    if (given === undefined || !isNewCollection(given, this.#source)) throw new PlacesStay('use-unknown');
  }

  #collectionUse(node: Node): void {
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
      case 'MemberExpression':
        if (parent.object === at) this.#member(parent);
        return;
      case 'ForOfStatement':
        if (parent.right === at) this.#pattern(patternOf(parent.left), true);
        return;
      case 'VariableDeclarator':
        if (parent.id.type !== 'Identifier') throw new PlacesStay('use-unknown');
        this.#alias(parent.id);
        return;
      case 'SpreadElement':
        if (parent.parent.type !== 'ArrayExpression' || parent.parent.elements.length !== 1)
          throw new PlacesStay('use-unknown');
        this.#collectionUse(parent.parent);
        return;
      case 'CallExpression':
        // Array.from(collection)
        if (
          parent.arguments.length === 1 &&
          parent.arguments[0] === at &&
          this.#source.text.slice(...parent.callee.range) === 'Array.from'
        ) {
          this.#collectionUse(parent);
          return;
        }
        throw new PlacesStay('use-unknown');
      case 'IfStatement':
      case 'UnaryExpression':
      case 'ExpressionStatement':
        return;
      default:
        throw new PlacesStay('use-unknown');
    }
  }

  #alias(id: TSESTree.Identifier): void {
    const variable = this.#source.bindings.declaredBy(id);
    if (variable === undefined || id.typeAnnotation) throw new PlacesStay('use-unknown');
    this.#collection({ kind: 'variable', key: variable, variable });
  }

  #member(member: TSESTree.MemberExpression): void {
    const name = propertyName(member);
    const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    if (call && this.#group.keeps.some(({ write }) => write === call)) return;
    if (call === undefined && (name === 'length' || name === 'size')) return;
    if (call && ['clear', 'has', 'delete', 'keys', 'indexOf', 'includes', 'lastIndexOf'].includes(name ?? '')) return;
    const taken = [...takenFrom(member)];
    // A `delete` of an element by key (`delete pending[id]`) takes nothing out.
    if (!call && member.computed && wrapped(member).parent?.type === 'UnaryExpression') return;
    if (taken.length === 0) throw new PlacesStay('use-unknown');
    for (const each of taken) {
      if (each.kind === 'element') this.#element(each.node);
      else if (each.kind === 'parameter') this.#pattern(each.node, false);
      else if (name === 'forEach' || name === 'map') continue;
      else this.#collectionUse(each.node);
    }
  }

  /** An expression that gives an element. */
  #element(node: Node): void {
    const at = wrapped(node);
    const { parent } = at;
    if (parent?.type === 'VariableDeclarator' && parent.init === at) {
      this.#pattern(parent.id, false, true);
      return;
    }
    if (parent?.type === 'ExpressionStatement') return;
    if (this.#form.kind !== 'resolver') this.#recordUse(node);
    else
      this.#push(
        this.#use(
          { node, token: [at.range[1], at.range[1]], role: this.#form.roles.get('') ?? 'either', name: '' },
          at.type !== 'TSNonNullExpression',
        ),
      );
  }

  /** @throws {PlacesStay} where a resolver that takes anything is given what is written there, and may be of another type */
  #use(reference: Omit<Reference, 'type' | 'isOptional'>, isOptional = false): Edit[] {
    const { parent: call } = wrapped(reference.node);
    if (this.#isLax && call?.type === 'CallExpression' && !literalFits(call, this.#type))
      throw new PlacesStay('use-unknown');
    return editReference({ ...reference, isOptional, type: this.#type }, this.#source);
  }

  #push(edits: readonly Edit[]): void {
    this.#edits.push(...edits.filter(({ range, text }) => range[0] !== range[1] || text !== ''));
  }

  #recordUse(node: Node): void {
    if (isOnlyAsked(node)) return;
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
      case 'MemberExpression':
        if (parent.object === at) this.#recordMember(parent);
        return;
      case 'VariableDeclarator':
        this.#pattern(parent.id, false);
        return;
      default:
        throw new PlacesStay('use-unknown');
    }
  }

  #recordMember(member: TSESTree.MemberExpression): void {
    if (this.#form.kind === 'tuple') {
      this.#push(editTupleMember(member, this.#form, this.#type, this.#source));
      return;
    }
    const name = propertyName(member) ?? '';
    const role = this.#form.roles.get(name);
    if (name === sourceMember && !this.#form.isSource) throw new PlacesStay('use-unknown');
    // A source has members of its own.
    if (role === undefined && this.#isRecord && this.#form.isSource) throw new PlacesStay('use-unknown');
    if (role === undefined) return;
    if (member.computed || wrapped(member).parent?.type === 'AssignmentExpression') throw new PlacesStay('use-unknown');
    const edits = this.#use({ node: member, token: member.property.range, role, name: 'source' });
    if (!this.#form.isSource) {
      this.#push(edits);
      return;
    }
    // The record is the source: only the name of the method changes, and only where `trySet` says the same.
    if (this.#isNamed) return;
    const method = edits.find(({ text }) => /^\??\.trySet/u.test(text));
    if (method === undefined) return;
    const call = wrapped(member).parent;
    if (call?.type === 'CallExpression' && call.optional) return;
    const renamed = { range: member.property.range, text: method.text.replace(/^\??\./u, '') };
    this.#push([
      ...(isAskedFor(member, this.#source) ? [] : [renamed]),
      ...edits.filter(({ text }) => text === 'undefined'),
    ]);
  }

  /** @param mayBeEmpty whether the collection may have had no element to give */
  #pattern(pattern: Node, isIteration: boolean, mayBeEmpty = false): void {
    switch (pattern.type) {
      case 'Identifier':
        if (pattern.typeAnnotation) throw new SkipSite('type-unknown');
        this.#elementVariable(pattern, mayBeEmpty);
        return;
      case 'ArrayPattern': {
        if (this.#form.kind === 'tuple' && !(isIteration && isEntry(pattern, this.#group.keeps))) {
          this.#push(editTuplePattern(pattern, this.#form));
          return;
        }
        const value = pattern.elements[1];
        if (!isIteration || !value) throw new PlacesStay('use-unknown');
        this.#pattern(value, false);
        return;
      }
      case 'ObjectPattern':
        this.#takenApart(pattern);
        return;
      default:
        throw new PlacesStay('use-unknown');
    }
  }

  #elementVariable(id: TSESTree.Identifier, mayBeEmpty: boolean): void {
    const variable = this.#source.bindings.declaredBy(id);
    if (variable === undefined || variable.references.some((each) => each.isWrite() && each.init !== true))
      throw new PlacesStay('use-unknown');
    const reads = variable.references.filter((each) => each.isRead()).map(({ identifier }) => identifier);
    if (this.#form.kind !== 'resolver') {
      for (const read of reads) this.#recordUse(read);
      return;
    }
    const role = this.#form.roles.get('') ?? 'either';
    const name = elementName(id, variable.scope.block, this.#names);
    if (name !== id.name) this.#edits.push({ range: id.range, text: name });
    const isOptional = mayBeEmpty && !reads.some(isAskedWhether);
    for (const read of reads) {
      if (this.#isOwnArgument(read)) this.#push([{ range: read.range, text: name }]);
      else
        this.#push(
          this.#use({ node: read, token: read.range, role, name }, isOptional).filter(
            ({ text, range }) => text !== name || range[0] !== read.range[0] || name !== id.name,
          ),
        );
    }
  }

  /** `const { resolve, timer } = entry` */
  #takenApart(pattern: TSESTree.ObjectPattern): void {
    if (this.#form.kind !== 'record') throw new PlacesStay('use-unknown');
    // A source has the members that the pattern takes, bound.
    if (this.#form.isSource) return;
    const resolvers = pattern.properties.filter(
      (each): each is TSESTree.Property => each.type === 'Property' && this.#form.roles.has(propertyName(each) ?? ''),
    );
    const [first, ...others] = resolvers;
    if (pattern.properties.some((each) => each.type === 'RestElement' || propertyName(each) === sourceMember))
      throw new PlacesStay('use-unknown');
    if (first === undefined) return;
    const region = enclosingFunction(pattern) ?? this.#source.ast;
    const name = this.#names.take('source', region);
    this.#edits.push({ range: first.range, text: name === 'source' ? name : `source: ${name}` });
    for (const other of others) this.#edits.push(removeProperty(other, pattern.properties));
    for (const property of resolvers) {
      const variable =
        property.value.type === 'Identifier' ? this.#source.bindings.declaredBy(property.value) : undefined;
      const role = this.#form.roles.get(propertyName(property) ?? '');
      if (variable === undefined || role === undefined) throw new PlacesStay('use-unknown');
      for (const reference of variable.references) {
        if (!reference.isRead()) continue;
        this.#push(this.#use({ node: reference.identifier, token: reference.identifier.range, role, name }));
      }
    }
  }

  #site(site: OriginSite): void {
    if (site.position.kind === 'field' || site.position.kind === 'expression') throw new SkipSite('position');
    const type = resultType(site.node, this.#source);
    const name = takeLocalName(site, this.#names, this.#source);
    const kept = this.#group.keeps.filter(({ completion }) => completion === site.completion);
    const elements = kept.flatMap(({ value }) => editElement(value, name, this.#form));
    this.#edits.push(...elements);
    for (const { role, variable } of site.resolvers) {
      for (const { identifier } of variable.references) this.#resolver(identifier, role, name, type, kept);
    }
    const make = `const ${name} = ${construct(type, site, this.#source)}`;
    const made = editOrigin({ site, make, value: name, removed: [] }, this.#source);
    this.#edits.push(...outside(made, elements));
  }

  #resolver(identifier: Node, role: Role, name: string, type: string | undefined, kept: readonly Keep[]): void {
    if (
      kept.some(
        ({ value }) =>
          identifier.range[0] >= value.range[0] &&
          identifier.range[1] <= value.range[1] &&
          isDirectly(identifier, value),
      )
    )
      return;
    if (this.#isOwnArgument(identifier)) this.#edits.push({ range: identifier.range, text: name });
    else
      this.#push(
        editReference({ node: identifier, token: identifier.range, role, name, isOptional: false, type }, this.#source),
      );
  }

  /** `waiters.delete(resolve)`: the collection is asked for the element itself. */
  #isOwnArgument(node: Node): boolean {
    const call = wrapped(node).parent;
    if (call?.type !== 'CallExpression' || this.#form.kind !== 'resolver') return false;
    const callee = unwrap(call.callee);
    if (
      callee.type !== 'MemberExpression' ||
      !['delete', 'has', 'indexOf', 'includes', 'lastIndexOf'].includes(propertyName(callee) ?? '')
    )
      return false;
    return this.#source.text.slice(...callee.object.range) === this.#placeText();
  }

  #placeText(): string {
    const [keep] = this.#group.keeps;
    const callee = keep?.write.type === 'CallExpression' ? unwrap(keep.write.callee) : undefined;
    return callee?.type === 'MemberExpression' ? this.#source.text.slice(...callee.object.range) : '';
  }
}

function isDirectly(identifier: Node, value: Node): boolean {
  return unwrap(value) === identifier || identifier.parent === value || identifier.parent?.parent === value;
}

function patternOf(node: Node): Node {
  return node.type === 'VariableDeclaration' ? node.declarations[0].id : node;
}
