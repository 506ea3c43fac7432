import type { TSESTree } from '@typescript-eslint/types';
import {
  assignmentTo,
  isClass,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type ClassNode,
  type FunctionNode,
  type Node,
  isNothing,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { constantValue, type Variable } from '../../source/scopes.ts';
import { classChain } from '../class-chains.ts';
import { keepsArgument, mappingBy } from '../collections.ts';
import { resultOf, returnsOnly } from '../function-bodies.ts';
import { calledFunction, callsOf, variableOfFunction } from '../local-functions.ts';
import { Members } from '../members.ts';
import { namedOwner } from '../this-owner.ts';
import { isCompleted, isDefault, isDirect, isOfEntry, isSetByConstructor, nameTaken } from './producer-writes.ts';
import type { ProducerModel } from './producers.ts';

/** What the file writes to a place by a name, and where it names it. */
interface Field {
  readonly definition: TSESTree.PropertyDefinition | undefined;
  readonly getter: TSESTree.MethodDefinition | undefined;
  readonly mentions: readonly Node[];
  readonly values: readonly Node[];
  readonly isLiteral: boolean;
}

/** How far back an expression is followed: deeper than this no code hands its sources around. */
const maxDepth = 8;

/**
 * Whether an expression holds a producer and nothing else: all that is written to the variable or field, given to the
 * parameter, put into the collection or returned by the function. A promise among it makes the await right on some path.
 */
export class Certainty {
  readonly #source: Source;
  readonly #made: ProducerModel['made'];
  readonly #members: Members;
  readonly #known = new Map<object, boolean>();

  constructor(source: Source, { made }: ProducerModel) {
    this.#source = source;
    this.#made = made;
    this.#members = new Members(source);
  }

  /** A producer, or nothing at all; at least once a producer, as something has reached it. */
  isProducer(node: Node, depth = 0): boolean {
    const at = unwrap(node);
    if (this.#made.has(at)) return true;
    if (isNothing(at)) return depth > 0;
    const answer = this.#source.types.isThenable(at);
    if (answer === 'yes') return false;
    if (depth > maxDepth) return false;
    const hold = (each: Node): boolean => this.isProducer(each, depth + 1);
    switch (at.type) {
      case 'ConditionalExpression':
        return hold(at.consequent) && hold(at.alternate);
      case 'LogicalExpression':
        return at.operator === '&&' ? hold(at.right) : hold(at.left) && hold(at.right);
      case 'AssignmentExpression':
        return at.operator !== '=' && at.operator !== '??=' && at.operator !== '||=' ? false : hold(at.right);
      case 'SequenceExpression': {
        const last = at.expressions.at(-1);
        return last !== undefined && hold(last);
      }
      case 'AwaitExpression':
        return hold(at.argument);
      case 'Identifier': {
        const variable = this.#source.bindings.variable(at);
        return variable !== undefined && this.#variable(variable, depth);
      }
      case 'MemberExpression':
        return this.#member(at, depth);
      case 'CallExpression':
        return this.#call(at, depth);
      default:
        return false;
    }
  }

  /** Whether a field of `this` has a producer from the start, and is never emptied; or a getter gives such a field. */
  isAlwaysThere(at: TSESTree.MemberExpression): boolean {
    const field = this.#field(at);
    if (field === undefined) return false;
    const { getter, definition } = field;
    if (getter !== undefined) {
      const [statement] = getter.value.body?.body ?? [];
      const given =
        statement?.type === 'ReturnStatement' && statement.argument ? unwrap(statement.argument) : undefined;
      // One step: getters that give each other would go in a circle.
      return (
        given?.type === 'MemberExpression' && this.#field(given)?.getter === undefined && this.isAlwaysThere(given)
      );
    }
    const type = definition?.typeAnnotation;
    if (type && /\b(?:undefined|null)\b/u.test(this.#source.text.slice(...type.range))) return false;
    const isSet = field.isLiteral || Boolean(definition?.value) || field.mentions.some(isSetByConstructor);
    return isSet && field.values.every((value) => !isNothing(value));
  }

  /** A collection into which the file puts nothing but producers. */
  isCollection(node: Node, depth = 0): boolean {
    const at = unwrap(node);
    if (depth > maxDepth) return false;
    switch (at.type) {
      case 'ArrayExpression':
        return at.elements.every((element) =>
          element?.type === 'SpreadElement'
            ? this.isCollection(element.argument, depth + 1)
            : element === null || this.isProducer(element, depth + 1),
        );
      case 'NewExpression': {
        const [content] = at.arguments;
        const isKnown = at.callee.type === 'Identifier' && /^(?:Map|Set|Array)$/u.test(at.callee.name);
        if (!isKnown || content === undefined || isNothing(content)) return isKnown;
        return this.isCollection(content, depth + 1) || this.#areEntries(content, depth + 1);
      }
      case 'ObjectExpression':
        return at.properties.every(
          (property) => property.type === 'Property' && this.isProducer(property.value, depth + 1),
        );
      case 'AwaitExpression':
        return this.isCollection(at.argument, depth + 1);
      case 'CallExpression': {
        const fn = calledFunction(at, this.#source);
        if (fn !== undefined) {
          const isWaitedFor = wrapped(at).parent?.type === 'AwaitExpression';
          return (
            fn.async === isWaitedFor && !fn.generator && returnsOnly(fn, (each) => this.isCollection(each, depth + 1))
          );
        }
        const callee = unwrap(at.callee);
        if (callee.type !== 'MemberExpression') return false;
        const name = propertyName(callee) ?? '';
        if (isObject(callee.object)) {
          const [record] = at.arguments;
          if (name === 'create') return record !== undefined && isNothing(record);
          return name === 'values' && record !== undefined && this.isCollection(record, depth + 1);
        }
        if (/^(?:values|slice|splice|filter|reverse|toReversed)$/u.test(name))
          return this.isCollection(callee.object, depth + 1);
        const callback = at.arguments.find((argument) => isFunction(unwrap(argument)));
        if ((name === 'map' || name === 'from') && callback !== undefined)
          return returnsOnly(unwrap(callback) as FunctionNode, (each) => this.isProducer(each, depth + 2));
        const [first] = at.arguments;
        return name === 'from' && first !== undefined && this.isCollection(first, depth + 1);
      }
      case 'Identifier': {
        const variable = this.#source.bindings.variable(at);
        if (variable === undefined) return false;
        if (this.#made.has(variable)) return true;
        const reads = variable.references.filter((each) => each.isRead()).map(({ identifier }) => identifier);
        const writes = variable.references.filter((each) => each.isWrite());
        return (
          writes.length > 0 &&
          writes.every(
            ({ writeExpr, identifier }) => isDirect(identifier) && writeExpr && this.isCollection(writeExpr, depth + 1),
          ) &&
          this.#takesProducers(reads, depth)
        );
      }
      case 'MemberExpression': {
        const field = this.#field(at);
        if (field === undefined) return false;
        if (field.definition && this.#made.has(field.definition)) return true;
        return (
          field.values.length > 0 &&
          field.values.every((value) => this.isCollection(value, depth + 1)) &&
          this.#takesProducers(field.mentions, depth)
        );
      }
      default:
        return false;
    }
  }

  /** Whether all that the collection's appearances put into it are producers. */
  #takesProducers(mentions: readonly Node[], depth: number): boolean {
    return mentions.every((mention) => {
      const at = wrapped(mention);
      const { parent } = at;
      if (parent?.type !== 'MemberExpression' || parent.object !== at) return true;
      const user = wrapped(parent).parent;
      if (user?.type === 'AssignmentExpression' && user.left === wrapped(parent))
        return propertyName(parent) === 'length' || this.isProducer(user.right, depth + 1);
      if (user?.type !== 'CallExpression' || user.callee !== wrapped(parent)) return true;
      return user.arguments.every((argument) => !keepsArgument(user, argument) || this.isProducer(argument, depth + 1));
    });
  }

  #variable(variable: Variable, depth: number): boolean {
    if (this.#made.has(variable)) return true;
    const known = this.#known.get(variable);
    if (known !== undefined) return known;
    // What goes in a circle adds nothing.
    this.#known.set(variable, true);
    const isHeld = variable.defs.length === 1 && this.#isHeldBy(variable, depth);
    this.#known.set(variable, isHeld);
    return isHeld;
  }

  #isHeldBy(variable: Variable, depth: number): boolean {
    const definition = variable.defs[0];
    const writes = variable.references.filter((each) => each.isWrite());
    const areWritesFine = writes.every(({ writeExpr, identifier }) => {
      if (!writeExpr) return false;
      const { parent } = identifier;
      if (isDefault(identifier)) return this.isProducer(writeExpr, depth + 1);
      if (parent?.type === 'VariableDeclarator' && parent.parent.parent.type === 'ForOfStatement')
        return this.isCollection(writeExpr, depth + 1);
      if (isOfEntry(identifier) && identifier.parent?.parent?.parent?.parent?.type === 'ForOfStatement')
        return this.#hasEntries(writeExpr, depth + 1);
      const taken = nameTaken(identifier);
      if (taken !== undefined) return this.#holds(writeExpr, taken, depth + 1);
      return isDirect(identifier) && this.isProducer(writeExpr, depth + 1);
    });
    if (!areWritesFine) return false;
    if (definition?.type === 'Parameter') {
      const { name, node } = definition;
      return this.#parameter(name, node, depth) || (isDefault(name) && isCompleted(variable));
    }
    return writes.length > 0;
  }

  /** A parameter of a function that is only called, and by the file itself, or of a callback of a collection. */
  #parameter(name: Node, node: Node, depth: number): boolean {
    if (!isFunction(node)) return false;
    const entry = isOfEntry(name) ? name.parent : undefined;
    const given = isDefault(name) ? name.parent : (entry ?? name);
    const index = node.params.findIndex((parameter) => parameter === given);
    if (index < 0) return false;
    const at = wrapped(node);
    if (at.parent?.type === 'CallExpression' && at.parent.arguments[0] === at && index === 0) {
      const callee = unwrap(at.parent.callee);
      if (callee.type !== 'MemberExpression') return false;
      return (
        /^(?:forEach|map|flatMap|filter|find|some|every)$/u.test(propertyName(callee) ?? '') &&
        (entry ? this.#hasEntries(callee.object, depth + 1) : this.isCollection(callee.object, depth + 1))
      );
    }
    if (entry) return false;
    const variable = variableOfFunction(node, this.#source);
    const calls = [...callsOf(node, this.#source)];
    const uses = variable?.references.filter((each) => each.isRead()).length;
    const isLocal = node.parent.type !== 'ExportNamedDeclaration' && node.parent.type !== 'ExportDefaultDeclaration';
    if (!isLocal || calls.length === 0 || uses !== calls.length) return false;
    return calls.every(({ arguments: passed }) => {
      const argument = passed[index];
      const isPlain = !passed.slice(0, index + 1).some((each) => each.type === 'SpreadElement');
      if (argument === undefined) return isPlain && isDefault(name);
      return isPlain && this.isProducer(argument, depth + 1);
    });
  }

  /** Whether all that goes with a key in the entries is a producer: those of a map, or what `entries()` gives. */
  #hasEntries(node: Node, depth: number): boolean {
    const at = unwrap(node);
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    const object =
      callee?.type === 'MemberExpression' && propertyName(callee) === 'entries' ? callee.object : undefined;
    return this.isCollection(object ?? at, depth + 1);
  }

  /** `types.map((type) => [type, new TaskCompletionSource()])`: whether each is a key with a producer. */
  #areEntries(node: Node, depth: number): boolean {
    const at = unwrap(node);
    const isEntry = (each: Node | null): boolean => {
      const entry = each && unwrap(each);
      const [, value, ...more] = entry?.type === 'ArrayExpression' ? entry.elements : [];
      return value != null && more.length === 0 && this.isProducer(value, depth + 1);
    };
    if (at.type === 'ArrayExpression') return at.elements.every(isEntry);
    const [fn] = at.type === 'CallExpression' ? at.arguments : [];
    return isFunction(fn) && mappingBy(fn) === at && returnsOnly(fn, isEntry);
  }

  #member(at: TSESTree.MemberExpression, depth: number): boolean {
    const name = propertyName(at);
    if (name === undefined && at.computed) return this.isCollection(at.object, depth + 1);
    return name !== undefined && this.#holds(at.object, name, depth);
  }

  #holds(self: Node, name: string, depth: number): boolean {
    const field = this.#fieldOf(self, name);
    if (field === undefined) return false;
    if (field.definition && this.#made.has(field.definition)) return true;
    const getter = field.getter?.value;
    if (getter !== undefined)
      return isFunction(getter) && returnsOnly(getter, (each) => this.isProducer(each, depth + 2));
    return field.values.length > 0 && field.values.every((value) => this.isProducer(value, depth + 1));
  }

  /** What the file writes to a field of `this`, and where it names it. */
  #field(at: TSESTree.MemberExpression) {
    return this.#fieldOf(at.object, propertyName(at));
  }

  #fieldOf(self: Node, name: string | undefined): Field | undefined {
    const named = this.#classNamed(self);
    const owner = this.#members.owner(self) ?? named;
    if (name === undefined) return undefined;
    if (owner === undefined) return this.#ofLiteral(self, name);
    const classes = typeof owner !== 'string' && isClass(owner) ? classChain(owner, this.#source.bindings) : [];
    const own = classes.flatMap(({ body }) => body.body.filter((element) => propertyName(element) === name));
    const definition = own.find((element) => element.type === 'PropertyDefinition');
    const isStatic = definition?.static === true;
    // What others put on a class of which it says nothing is not looked for.
    if (named !== undefined && !isStatic) return undefined;
    const mentions = isStatic ? this.#members.ofStatic(definition) : this.#members.ofOwner(owner, name);
    const getter = own.find((element) => element.type === 'MethodDefinition' && element.kind === 'get') as
      TSESTree.MethodDefinition | undefined;
    const values: Node[] = definition?.value ? [definition.value] : [];
    return { definition, getter, mentions, values: [...values, ...assigned(mentions)], isLiteral: false };
  }

  #classNamed(node: Node): ClassNode | undefined {
    const at = unwrap(node);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const owner = variable && namedOwner(variable);
    return isClass(owner) ? owner : undefined;
  }

  /** What an object literal that stays in the file has by a name: `const state = { opened: Promise.withResolvers() }`. */
  #ofLiteral(object: Node, name: string) {
    const at = unwrap(object);
    const kept = at.type === 'MemberExpression' ? this.#literalField(at) : undefined;
    if (kept !== undefined) return this.#heldBy(kept.literal, name, kept.mentions);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const init = at.type === 'CallExpression' ? at : constantValue(variable);
    const literal = init && literalGiven(init, this.#source);
    if (literal?.type !== 'ObjectExpression') return undefined;
    if (variable === undefined) return this.#heldBy(literal, name, []);
    const reads = variable.references.filter((each) => each.init !== true).map(({ identifier }) => identifier);
    return this.#heldBy(literal, name, reads);
  }

  /** The object literal that alone is in a field of `this`, with where the file names the field: `#sources = { opened: defer() }`. */
  #literalField(at: TSESTree.MemberExpression) {
    const field = this.#members.owner(at.object) === undefined ? undefined : this.#field(at);
    const [value, ...others] = field?.values ?? [];
    const literal = value && unwrap(value);
    if (field === undefined || literal?.type !== 'ObjectExpression' || others.length > 0) return undefined;
    return { literal, mentions: field.mentions.filter((each) => assignmentTo(each)?.right !== value) };
  }

  /** What a literal has by a name, unless it goes elsewhere from where it is named. */
  #heldBy(literal: TSESTree.ObjectExpression, name: string, uses: readonly Node[]) {
    const mentions: Node[] = [];
    for (const each of uses) {
      const use = wrapped(each);
      const { parent } = use;
      if (parent?.type === 'MemberExpression' && parent.object === use) {
        const member = propertyName(parent);
        if (member === undefined) return undefined;
        if (member === name) mentions.push(parent);
      } else if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'ObjectPattern') return undefined;
    }
    const [value, ...others] = literal.properties.filter(
      (property) => property.type !== 'Property' || (propertyName(property) ?? name) === name,
    );
    if (value?.type !== 'Property' || value.kind !== 'init' || others.length > 0) return undefined;
    const values = [value.value, ...assigned(mentions)];
    return { definition: undefined, getter: undefined, mentions, values, isLiteral: true };
  }

  #call(at: TSESTree.CallExpression, depth: number): boolean {
    const callee = unwrap(at.callee);
    if (callee.type === 'MemberExpression') {
      const name = propertyName(callee) ?? '';
      if (/^(?:get|shift|pop|at|find|findLast)$/u.test(name) && this.isCollection(callee.object, depth + 1))
        return true;
    }
    const fn = calledFunction(at, this.#source);
    return fn !== undefined && !fn.generator && returnsOnly(fn, (each) => this.isProducer(each, depth + 2));
  }
}

/** An object literal, or the one that a function of the file gives: `const { header, body } = makeSlots()`. */
function literalGiven(node: Node, source: Source): Node | undefined {
  const at = unwrap(node);
  const fn = at.type === 'CallExpression' ? calledFunction(at, source) : undefined;
  return fn === undefined || fn.async ? at : resultOf(fn);
}

/** What is assigned to the members. */
function assigned(mentions: readonly Node[]): Node[] {
  return mentions.flatMap((mention) => assignmentTo(mention)?.right ?? []);
}

function isObject(node: Node): boolean {
  const at = unwrap(node);
  return at.type === 'Identifier' && at.name === 'Object';
}
