import type { TSESTree } from '@typescript-eslint/types';
import type { CompletionModel } from '../../model/build-model.ts';
import { isInside, listed, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import { removeStatement, styleBefore } from '../layout.ts';
import { construct, isAdjacent, isEmpty, promiseName, withParens } from './around.ts';
import { Aliases } from './aliases.ts';
import { AskedTwice } from './asked-twice.ts';
import { checkBranches, isAlwaysKept } from './kept-in-branch.ts';
import { constantFunction, constantStatement, sureOf } from './constant-place.ts';
import { editOrigin, isBare, type OriginPlan } from './edit-origin.ts';
import { hasWork } from './can-throw.ts';
import { emptinessOf } from './empty-place.ts';
import { isAssignedByConstructor, isFilledByConstructor, isFilledFirst } from './filled-fields.ts';
import { editReference, type Reference } from './handle-edits.ts';
import { checkInitial, isAny, isDeclaredJustAbove, isLax, removedDeclaration } from './declarations.ts';
import {
  fieldDeclaration,
  isRead,
  keptIn,
  variableDeclaration,
  type Keep,
  type Kept,
  type Mention,
  type Place,
} from './kept.ts';
import { takeLocalName } from './local-name.ts';
import { needlessGuards } from './needless-guards.ts';
import { sourceName, type NameAllocator } from './names.ts';
import type { OriginSite } from './origin-site.ts';
import { isTyped, resultType, scopedType } from './result-type.ts';
import { PlacesStay, SkipSite } from './skip.ts';

/** Promises whose resolvers are kept in the same variables or fields, and are rewritten together. */
export interface PlaceGroup {
  readonly sites: readonly OriginSite[];
  readonly keeps: readonly Keep[];
}

/** Rewrites resolvers kept in variables or fields: one of the places keeps the source, the others go. */
export class PlaceRewriter {
  readonly #group: PlaceGroup;
  readonly #source: Source;
  readonly #names: NameAllocator;
  readonly #kept: readonly Kept[];
  readonly #primary: Kept;
  readonly #edits: Edit[] = [];
  readonly #typed: boolean;
  readonly #keepsFunctions: boolean;
  readonly #aliases: Aliases;

  /** `keepsFunctions`: variables that can be constants stay, and are the functions of the source. */
  constructor(group: PlaceGroup, model: CompletionModel, source: Source, names: NameAllocator, keepsFunctions = false) {
    this.#keepsFunctions = keepsFunctions;
    this.#group = group;
    this.#source = source;
    this.#names = names;
    this.#typed = isTyped(source);
    this.#kept = keptIn(group.keeps, model, source);
    const primary = this.#kept.find(({ role }) => role === 'resolve') ?? this.#kept[0];
    if (primary === undefined) throw new PlacesStay('use-unknown');
    this.#primary = primary;
    this.#aliases = new Aliases(this.#kept, names, source);
  }

  edits(): Edit[] {
    if (this.#group.keeps.some((keep) => !isAlwaysKept(keep, this.#siteOf(keep)))) {
      checkBranches(this.#group, this.#kept);
      if (this.#keepsFunctions) throw new PlacesStay('use-unknown');
      this.#rewritePlace();
      return this.#edits;
    }
    // Other code, or the end of the executor by a throw, would see one resolver kept and not the other.
    // And where a throw comes first, an empty place is read that had no member to ask for.
    for (const site of this.#group.sites)
      if (this.#isWorkBetween(site) || (this.#kept.some(isRead) && this.#isWorkBefore(site)))
        throw new PlacesStay('not-in-step');
    const constant = this.#constantStatement();
    if (constant) this.#rewriteConstant(constant);
    else if (this.#keepsFunctions) throw new PlacesStay('use-unknown');
    else this.#rewritePlace();
    return this.#edits;
  }

  #siteOf(keep: Keep): OriginSite {
    const site = this.#group.sites.find((each) => each.completion === keep.completion);
    if (site === undefined) throw new PlacesStay('use-unknown');
    return site;
  }

  /** The places of the statements that keep, among those of the executor. */
  #keptAt(site: OriginSite): readonly number[] {
    return this.#removed(site).map((statement) => site.body.indexOf(statement));
  }

  #isWorkBetween(site: OriginSite): boolean {
    const at = this.#keptAt(site);
    return hasWork(site, Math.min(...at) + 1, Math.max(...at), this.#source);
  }

  #isWorkBefore(site: OriginSite): boolean {
    return hasWork(site, 0, Math.min(...this.#keptAt(site)), this.#source);
  }

  #constantStatement(): Node | undefined {
    const [site, ...others] = this.#group.sites;
    if (site === undefined || others.length > 0) return undefined;
    return constantStatement(site, this.#kept, Math.max(...this.#keptAt(site)), this.#source);
  }

  #rewriteConstant(statement: Node): void {
    const [site] = this.#group.sites;
    if (site === undefined) return;
    const wanted = sourceName(this.#keepsFunctions ? '' : this.#placeName(), promiseName(site));
    const name = this.#names.take(wanted, statement.parent ?? statement);
    const type = this.#type(site);
    const make = [`const ${name} = ${construct(type, site, this.#source)}`];
    const guards = needlessGuards(this.#keepsFunctions ? [] : this.#kept, this.#source);
    this.#edits.push(...guards.edits);
    for (const kept of this.#kept) {
      const { place, role, mentions } = kept;
      this.#removeDeclaration(kept);
      if (this.#keepsFunctions) {
        const keep = this.#group.keeps.find((each) => each.place.key === place.key);
        make.push(constantFunction(place, keep?.value, `${name}.${role}`, type, this.#source));
        this.#edits.push(...mentions.flatMap(({ node }) => sureOf(node, place)));
      } else
        for (const mention of mentions)
          if (!mention.isWrite && !guards.gone.some((each) => isInside(mention.node, each)))
            this.#use({ ...mention, role, name, isOptional: 'never', type, isLax: isLax(kept, type, this.#source) });
    }
    this.#resolvers(site, name, type);
    const { end, line, indent } = styleBefore(this.#source, statement);
    const text = make.join(`${end}${line}${indent}`);
    this.#origin({ site, make: text, value: name, removed: this.#removed(site), before: statement });
  }

  #placeName(): string {
    const { place } = this.#primary;
    return place.kind === 'variable' ? place.variable.name : place.name;
  }

  #rewritePlace(): void {
    const [first] = this.#group.sites;
    if (first === undefined) return;
    const { place } = this.#primary;
    const types = new Set(this.#group.sites.map((site) => this.#type(site)));
    const [type] = types;
    if (types.size !== 1) throw new SkipSite('type-unknown');
    const isField = first.position.kind === 'field';
    if (isField && (this.#group.sites.length !== 1 || place.kind !== 'field')) throw new SkipSite('position');
    const kind = place.kind === 'field' ? 'member' : 'variable';
    const wanted = sourceName(this.#placeName(), promiseName(first), kind);
    const name = this.#names.take(wanted, this.#region(place), kind);
    const above = this.#declaredAbove(first);
    if (isField) this.#fieldValue(first, name, type);
    else if (above) this.#initialize(above, first, name, type);
    else this.#declaration(name, type);
    for (const kept of this.#kept) this.#mentions(kept, name, type);
    for (const site of this.#group.sites) this.#site(site, name, type);
  }

  /** Where a name for the place must be free. */
  #region(place: Place): Node {
    if (place.kind === 'variable') return place.variable.scope.block;
    return typeof place.owner === 'string' ? this.#source.ast : place.owner;
  }

  #type(site: OriginSite): string | undefined {
    return resultType(site.node, this.#source);
  }

  /** `#resolve!: () => void` before `ready = new Promise(…)` becomes the source itself. */
  #fieldValue(site: OriginSite, name: string, type: string | undefined): void {
    const declaration = fieldDeclaration(this.#primary.place);
    if (declaration?.value !== null || declaration.range[0] > site.node.range[0]) throw new SkipSite('position');
    if (listed(declaration.decorators).length > 0) throw new SkipSite('position');
    if (this.#primary.mentions.some(({ node, isWrite }) => isWrite && !isInside(node, site.executor)))
      throw new PlacesStay('initial-value');
    const end = this.#source.text[declaration.range[1] - 1] === ';' ? declaration.range[1] - 1 : declaration.range[1];
    this.#edits.push({
      range: [declaration.key.range[0], end],
      text: `${name} = ${construct(type, site, this.#source)}`,
    });
  }

  /** The declaration right above the promise, which can take the source as its value. */
  #declaredAbove(site: OriginSite): TSESTree.VariableDeclarator | undefined {
    const declarator = variableDeclaration(this.#primary.place);
    const { position } = site;
    if (declarator === undefined || position.kind !== 'statement' || !isBare(this.#plan(site, ''), this.#source))
      return undefined;
    const own = this.#kept.map(({ place }) => variableDeclaration(place));
    const isOwn = declarator.parent.declarations.every((each) => own.includes(each));
    return isOwn && isDeclaredJustAbove(declarator, position.statement) ? declarator : undefined;
  }

  #initialize(
    { id, init }: TSESTree.VariableDeclarator,
    site: OriginSite,
    name: string,
    type: string | undefined,
  ): void {
    if (init) checkInitial(init);
    if (id.type !== 'Identifier') throw new PlacesStay('place-unknown');
    const { typeAnnotation } = id;
    // What also holds nothing at times has to say so.
    const isUnion = typeAnnotation?.typeAnnotation.type === 'TSUnionType';
    if (isUnion) this.#annotate(typeAnnotation, type);
    else if (typeAnnotation ? !this.#typed : this.#typed) throw new SkipSite('type-unknown');
    const nameEnd = isUnion ? typeAnnotation.range[0] : id.range[1];
    const end = (init ?? id).range[1];
    const made = ` = ${construct(type, site, this.#source)}`;
    this.#edits.push({ range: [id.range[0], isUnion ? nameEnd : end], text: isUnion ? name : `${name}${made}` });
    if (isUnion) this.#edits.push({ range: [id.range[1], end], text: made });
  }

  #declaration(name: string, type: string | undefined): void {
    const { place } = this.#primary;
    const field = fieldDeclaration(place);
    if (field) {
      const { value } = field;
      if (!value || !this.#isFilled(this.#primary)) checkInitial(value);
      else this.#edits.push({ range: [(field.typeAnnotation ?? field.key).range[1], value.range[1]], text: '' });
      const isAssigned = field.definite && isAssignedByConstructor(this.#primary, this.#group.sites);
      const end = isAssigned ? field.typeAnnotation?.range[0] : undefined;
      this.#edits.push({ range: [field.key.range[0], end ?? field.key.range[1]], text: name });
      this.#annotate(field.typeAnnotation, type);
    } else if (place.kind === 'variable') {
      const declarator = variableDeclaration(place);
      if (!declarator) throw new PlacesStay('place-unknown');
      checkInitial(declarator.init);
      if (declarator.id.type !== 'Identifier') throw new PlacesStay('place-unknown');
      const { typeAnnotation } = declarator.id;
      const end = typeAnnotation?.range[0] ?? declarator.id.range[1];
      const isDefinite = this.#source.text.slice(declarator.id.range[0] + declarator.id.name.length, end).includes('!');
      const definite = isDefinite || (!declarator.init && typeAnnotation && isAny(typeAnnotation)) ? '!' : '';
      this.#edits.push({ range: [declarator.id.range[0], end], text: `${name}${definite}` });
      this.#annotate(declarator.id.typeAnnotation, type);
    } else if (this.#typed && typeof place.owner !== 'string') throw new PlacesStay('place-unknown');
  }

  #annotate(annotation: TSESTree.TSTypeAnnotation | null | undefined, type: string | undefined): void {
    if (!this.#typed) {
      if (annotation) throw new SkipSite('type-unknown');
      return;
    }
    if (!annotation || type === undefined) throw new SkipSite('type-unknown');
    const { typeAnnotation } = annotation;
    const types = typeAnnotation.type === 'TSUnionType' ? typeAnnotation.types : [typeAnnotation];
    const functions = types.filter((each) => each.type !== 'TSNullKeyword' && each.type !== 'TSUndefinedKeyword');
    const [own] = functions;
    if (functions.length !== 1 || own === undefined) throw new SkipSite('type-unknown');
    this.#assure(annotation);
    this.#edits.push({
      range: withParens(own, this.#source),
      text: `TaskCompletionSource<${scopedType(type, this.#group.sites, own, this.#source)}>`,
    });
  }

  /** What is typed `any` need not be assigned before it is read; a source must say so. */
  #assure(annotation: TSESTree.TSTypeAnnotation): void {
    const field = fieldDeclaration(this.#primary.place);
    if (!isAny(annotation) || !field || field.value || field.definite || field.optional) return;
    this.#edits.push({ range: [annotation.range[0], annotation.range[0]], text: '!' });
  }

  #mentions(kept: Kept, name: string, type: string | undefined): void {
    const isPrimary = kept === this.#primary;
    if (!isPrimary) this.#removeDeclaration(kept);
    const primary = emptinessOf(this.#primary.place, this.#primary.mentions);
    const [first] = this.#group.sites;
    const isSure = first && (isFilledFirst(this.#primary, first) || this.#isFilled(this.#primary));
    const isOptional = isSure ? 'never' : primary !== 'filled';
    const own = isPrimary ? primary : emptinessOf(kept.place, kept.mentions);
    const isLaxer = isLax(kept, type, this.#source);
    const asked = isPrimary ? undefined : new AskedTwice(kept, this.#primary, this.#source);
    for (const mention of kept.mentions) {
      if (this.#isKeep(mention)) continue;
      const twice = asked?.removal(mention.node);
      if (twice) this.#edits.push(twice);
      else if (!mention.isWrite)
        this.#use({ ...mention, role: kept.role, name, isOptional, empty: own, type, isLax: isLaxer });
      else this.#clear(mention, isPrimary, name);
    }
  }

  #isKeep({ node }: Mention): boolean {
    return this.#group.keeps.some(({ write }) => write.type === 'AssignmentExpression' && unwrap(write.left) === node);
  }

  /** `this.resolve = undefined` empties the place; the place of the other resolver must be emptied beside it. */
  #clear({ node, token }: Mention, isPrimary: boolean, name: string): void {
    const assignment = wrapped(node).parent;
    const statement = assignment?.parent;
    if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || !isEmpty(assignment.right))
      throw new PlacesStay('initial-value');
    if (this.#kept.length > 1) {
      if (statement?.type !== 'ExpressionStatement') throw new PlacesStay('not-in-step');
      const beside = this.#kept.every(({ mentions }) =>
        mentions.some((other) => {
          const sibling = wrapped(other.node).parent;
          return (
            other.isWrite &&
            sibling?.type === 'AssignmentExpression' &&
            isEmpty(sibling.right) &&
            sibling.parent.type === 'ExpressionStatement' &&
            isAdjacent(sibling.parent, statement)
          );
        }),
      );
      if (!beside) throw new PlacesStay('not-in-step');
    }
    if (isPrimary) this.#edits.push({ range: token, text: name });
    else if (statement) this.#edits.push(removeStatement(this.#source, statement));
  }

  #use(reference: Reference): void {
    this.#edits.push(...(this.#aliases.edits(reference) ?? editReference(reference, this.#source)));
  }

  #site(site: OriginSite, name: string, type: string | undefined): void {
    const keep = this.#group.keeps.find(
      (each) => each.completion === site.completion && each.place.key === this.#primary.place.key,
    );
    if (keep?.write.type !== 'AssignmentExpression') throw new PlacesStay('not-in-step');
    if (this.#group.keeps.filter((each) => each.completion === site.completion).length !== this.#kept.length)
      throw new PlacesStay('not-in-step');
    const left = this.#source.text.slice(...keep.write.left.range);
    const place = this.#primary.place.kind === 'variable' ? name : `${left.slice(0, left.lastIndexOf('.') + 1)}${name}`;
    const isMade = site.position.kind === 'field' || this.#declaredAbove(site) !== undefined;
    const bare = this.#plan(site, place, isMade ? '' : `${place} = ${construct(type, site, this.#source)}`);
    if (isBare(bare, this.#source)) {
      this.#origin(bare);
      return;
    }
    const local = takeLocalName(site, this.#names, this.#source);
    this.#edits.push({ range: keep.write.range, text: `${place} = ${local}` });
    this.#resolvers(site, local, type);
    this.#origin({
      site,
      make: `const ${local} = ${construct(type, site, this.#source)}`,
      value: local,
      removed: this.#removed(site).filter((statement) => !isInside(keep.write, statement)),
    });
  }

  #plan(site: OriginSite, value: string, make = ''): OriginPlan {
    return { site, make, value, removed: this.#removed(site) };
  }

  /** The statements that only kept a resolver. */
  #removed(site: OriginSite): readonly Node[] {
    return this.#group.keeps
      .filter((keep) => keep.completion === site.completion)
      .map(({ write }) => (site.body.includes(wrapped(write)) ? wrapped(write) : (write.parent ?? write)));
  }

  #origin(plan: OriginPlan): void {
    const isWhole = isBare(plan, this.#source);
    if (!isWhole) for (const statement of plan.removed) this.#edits.push(removeStatement(this.#source, statement));
    this.#edits.push(...editOrigin(plan, this.#source));
  }

  /** Moves the other uses of the executor's parameters onto the source. */
  #resolvers(site: OriginSite, name: string, type: string | undefined): void {
    for (const { role, variable } of site.resolvers) {
      for (const { identifier } of variable.references) {
        if (this.#group.keeps.some((keep) => keep.completion === site.completion && unwrap(keep.value) === identifier))
          continue;
        this.#use({ node: identifier, token: identifier.range, role, name, isOptional: false, type });
      }
    }
  }

  /** Whether the field begins with a function that nobody can call before the source takes its place. */
  #isFilled(kept: Kept): boolean {
    return isFilledByConstructor(kept, this.#group.sites, this.#source);
  }

  #removeDeclaration(kept: Kept): void {
    const isConstant = this.#constantStatement() !== undefined;
    const stays = isConstant ? undefined : this.#primary.place;
    const removal = { kept: this.#kept, isConstant, isFilled: this.#isFilled(kept), stays };
    for (const edit of removedDeclaration(kept.place, removal, this.#source)) {
      if (!this.#edits.some(({ range }) => range[0] === edit.range[0] && range[1] === edit.range[1]))
        this.#edits.push(edit);
    }
  }
}
