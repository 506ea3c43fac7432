import { heirsOf } from '../model/class-chains.ts';
import { completionModel, type Outlet } from '../model/build-model.ts';
import type { Completion, Shape } from '../model/completion.ts';
import {
  elementsOf,
  Exported,
  fieldDefinition,
  isHidden,
  isPublicMember,
  isForHeirs,
} from '../model/producers/exported.ts';
import { isAllowed, isUtility } from '../model/producers/deferred-utilities.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { isUnsettledFixture } from '../model/test-code.ts';
import { keepPrivate } from '../repair/keep-private.ts';
import {
  enclosingFunction,
  functionName,
  isClass,
  isField,
  isInside,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type ClassNode,
  type FieldNode,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export interface Options {
  /** Names of classes and functions that may hand out resolvers. */
  readonly allow: readonly string[];
}

export type MessageId = 'field' | 'returned' | 'exported';

/** Other files can settle a promise that this file makes. */
export const noExposedResolvers: Check<Options, MessageId> = {
  relevance: mayHoldCompletion,
  *run(source, { allow }) {
    if (!/\bexport|\bmodule\b/u.test(source.text)) return;
    const lines = new LineMap(source.text);
    const seen = new Set<Node | Completion>();
    for (const { node, kind, completion, shape, name } of exposures(source)) {
      if (seen.has(node) || isAllowed(node, allow, source) || isUtility(node, source)) continue;
      seen.add(node);
      // The object with the resolvers, and neither one of them nor what it is kept in.
      const isWhole = shape.kind === 'record' && shape.of.kind === 'settler';
      const repair = isWhole ? keepPrivate(node, completion, source) : undefined;
      yield {
        range: node.range,
        messageId: kind,
        data: { name, what: describe(shape), line: String(lines.position(completion.node.range[0]).line) },
        repairs: repair ? [repair] : [],
      } satisfies Finding<MessageId>;
    }
  },
};

interface Exposure {
  readonly node: Node;
  readonly kind: MessageId;
  readonly completion: Completion;
  readonly shape: Shape;
  readonly name: string;
}

function* exposures(source: Source): Generator<Exposure> {
  const { completions, outlets } = completionModel(source);
  if (completions.length === 0) return;
  const exported = new Exported(source);
  const fields = new Set<string>();
  const given = new Set<Completion>();
  for (const completion of completions) {
    for (const found of direct(completion, exported, source)) {
      given.add(completion);
      yield found;
    }
  }
  for (const outlet of outlets) {
    const found = exposure(outlet, exported, source);
    if (found === undefined || (found.kind === 'exported' && given.has(outlet.completion))) continue;
    // Two resolvers of one promise are two fields, but one matter.
    const key = `${String(found.completion.node.range[0])} ${found.kind}`;
    if (found.kind === 'field' && fields.has(key)) continue;
    fields.add(key);
    yield { ...found, completion: outlet.completion, shape: outlet.shape };
  }
}

type Place = Pick<Exposure, 'node' | 'kind' | 'name'> & { readonly completion: Completion };

function exposure({ completion, shape, at }: Outlet, exported: Exported, source: Source): Place | undefined {
  switch (at.kind) {
    case 'variable': {
      const definition = at.variable.defs[0];
      if (!exported.hasVariable(at.variable) || definition?.node.type !== 'VariableDeclarator') return undefined;
      if (shape.kind === 'record' && isHidden(shape.member)) return undefined;
      return { node: memberOf(definition.node, shape), kind: 'exported', name: at.variable.name, completion };
    }
    case 'field': {
      const { owner, name } = at;
      if (typeof owner === 'string' || !isClass(owner) || isHidden(name)) return undefined;
      if (!heirsOf(owner, source.bindings).some((each) => exported.isPublicClass(each))) return undefined;
      // A collection that no type describes is state that a class without modifiers cannot hide.
      const elements = shape.kind === 'collection' && elementsOf(owner, name);
      if (elements !== false && !(elements && saysResolvers(elements, source))) return undefined;
      const node = fieldOf(owner, name, completion, source);
      return node && { node, kind: 'field', name, completion };
    }
    case 'return': {
      if (!exported.isPublicFunction(at.from) || isPromiseToCaller(completion, at.from, source)) return undefined;
      if (!saysResolvers(at.from.returnType, source)) return undefined;
      if (isUnsettledFixture(completion, source)) return undefined;
      if (shape.kind === 'record' && isHidden(shape.member)) return undefined;
      if (shape.kind === 'settler' && !isNamedResolver(at.node)) return undefined;
      const node = at.node.parent?.type === 'ReturnStatement' ? at.node.parent : at.node;
      return { node, kind: 'returned', name: functionName(at.from) ?? 'the function', completion };
    }
  }
}

/** What goes to an export without a name of its own, or into a static field. */
function* direct(completion: Completion, exported: Exported, source: Source): Generator<Exposure> {
  const field = completion.kind === 'executor' ? undefined : staticFieldFor(completion.node, source);
  const shape: Shape = { kind: 'record', member: 'resolve', of: { kind: 'settler', role: 'resolve', mode: 'native' } };
  if (field && isPublicMember(field, source) && exported.isPublicClass(field.parent.parent))
    yield { node: field, kind: 'field', completion, shape, name: propertyName(field) ?? 'it' };
  for (const { use, through } of completion.handles) {
    if (through !== undefined) continue;
    const at = wrapped(use.node);
    if (use.kind === 'escape' && exported.isTarget(use.to) && at.parent?.type === 'AssignmentExpression')
      yield { node: at.parent, kind: 'exported', completion, shape, name: source.text.slice(...use.to.range) };
    else if (use.kind === 'other' && at.parent?.type === 'ExportDefaultDeclaration')
      yield { node: at.parent, kind: 'exported', completion, shape, name: 'default' };
  }
}

/** The static field that holds a value from the first, or is given it under the name of its class: `Boot.ready = defer()`. */
function staticFieldFor(value: Node, source: Source): FieldNode | undefined {
  const at = wrapped(value);
  if (isField(at.parent)) return at.parent.static ? at.parent : undefined;
  const left =
    at.parent?.type === 'AssignmentExpression' && at.parent.right === at ? unwrap(at.parent.left) : undefined;
  const name = left?.type === 'MemberExpression' ? unwrap(left.object) : undefined;
  const owner = name?.type === 'Identifier' ? source.bindings.variable(name)?.defs[0]?.node : undefined;
  if (left?.type !== 'MemberExpression' || !isClass(owner)) return undefined;
  const field = owner.body.body.find(
    (each) => isField(each) && each.static && propertyName(each) === propertyName(left),
  );
  return isField(field) && saysResolvers(field.typeAnnotation, source) ? field : undefined;
}

/** The member of an exported object that exposes, or the declaration itself. */
function memberOf(declarator: Node, shape: Shape): Node {
  const init = declarator.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : undefined;
  if (init?.type !== 'ObjectExpression' || shape.kind !== 'record') return declarator;
  return init.properties.find((each) => each.type === 'Property' && propertyName(each) === shape.member) ?? declarator;
}

/** The declaration of a field, or else the assignment that makes it. */
function fieldOf(
  owner: ClassNode,
  name: string,
  { node: made, handles }: Completion,
  source: Source,
): Node | undefined {
  const declared = fieldDefinition(owner, name);
  if (declared)
    return isPublicMember(declared.node, source) && saysResolvers(declared.type, source) ? declared.node : undefined;
  const found = handles
    .map(({ use }) => (use.kind === 'escape' ? wrapped(use.node).parent : undefined))
    .find((parent) => {
      const target = parent?.type === 'AssignmentExpression' ? unwrap(parent.left) : undefined;
      // What only a method puts there, in JavaScript without a declaration, is state of its own.
      if (target && !isInConstructor(target)) return false;
      return target?.type === 'MemberExpression' && propertyName(target) === name && isInside(target, owner);
    });
  if (isForHeirs(owner, name, source)) return undefined;
  return found ?? (isInside(made, owner) && isInConstructor(made) ? made : undefined);
}

function isInConstructor(node: Node): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    if (fn.parent.type === 'MethodDefinition') return fn.parent.kind === 'constructor';
  }
  return true;
}

/** What is a promise itself, or becomes the result of an async function, is a promise to who gets it. */
function isPromiseToCaller({ kind, node }: Completion, from: FunctionNode, source: Source): boolean {
  if (kind !== 'deferred') return false;
  if (node.callee.type === 'Super') return true;
  const callee = unwrap(node.callee);
  if (node.type === 'NewExpression' && callee.type === 'Identifier' && callee.name.endsWith('Promise')) return true;
  return from.async && source.types.isThenable(node) !== 'no';
}

/** A resolver by itself under a name of its own, such as `release`, is what the caller is meant to have. */
function isNamedResolver(node: Node): boolean {
  const fn = enclosingFunction(node);
  return [lastName(unwrap(node)), fn && functionName(fn)].some(
    (each) => each !== undefined && /resolve|reject|settle|fulfil/iu.test(each),
  );
}

/** Whether a declared type lets out the resolvers; a type from elsewhere that is named for nothing of the kind may not. */
function saysResolvers(type: Node | null | undefined, source: Source): boolean {
  if (!type) return true;
  const words = /resol|reject|settle|defer|completion|\bany\b|ManualPromise|=>|\bFunction\b/iu;
  const text = source.text.slice(...type.range);
  if (words.test(text)) return true;
  const names = new Set(text.match(/\b[A-Z]\w*/gu));
  return source.ast.body.some((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'TSInterfaceDeclaration' && declared?.type !== 'TSTypeAliasDeclaration') return false;
    return names.has(declared.id.name) && words.test(source.text.slice(...declared.range));
  });
}

function describe(shape: Shape): string {
  if (shape.kind === 'settler') return 'a resolver';
  return shape.kind === 'collection' ? 'a collection of resolvers' : 'the resolvers';
}
