import type { TSESTree } from '@typescript-eslint/types';
import {
  enclosingFunction,
  isFunction,
  lastName,
  propertyName,
  unwrap,
  type FunctionNode,
  type Identifier,
  type Node,
} from '../../source/ast.ts';
import type { Definition, Scope, Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import type { SignalParameter } from '../../source/types.ts';
import { annotatedMember, annotatesSignal, memberType, signalName } from './signals-annotations.ts';
import { mayBeTypedSignal, mayGiveSignal, mayHoldMembers } from './signals-candidates.ts';
import { memberReads, placeOf, usesOf } from './signals-places.ts';
import { evidenceOf, isProcessHandler, namesSignal, siblingsOf } from './signals-evidence.ts';

/** `owned`: made by this code, which also decides when it aborts; `foreign`: given by someone else. */
export type Ownership = 'owned' | 'foreign';

/** How code came by a signal: as a parameter, in a parameter's property, or by a local declaration. */
export type SignalOrigin = 'parameter' | 'property' | 'local' | 'controller';

/** A signal that code can name. */
export interface Signal {
  /** What to write to get it: `signal`, `options.signal`, `options?.signal`. */
  readonly expression: string;
  readonly ownership: Ownership;
  readonly origin: SignalOrigin;
  /** The variable that is the signal, or that holds it under `property`. */
  readonly variable: Variable;
  readonly property: string | undefined;
  /** Where the variable is declared. */
  readonly node: Identifier;
  /** The function whose parameter or local it is. */
  readonly holder: FunctionNode;
}

/** Names of parameters that bundle options. */
export const bundleName =
  /^_?(?:o|opts?|options?|init|config|cfg|params?|args?|props|settings?|ctx|context|extra|input|requestOptions|[a-z]\w*(?:Options|Opts|Init|Config|Params|Context))$/u;

/** The signals of a file: which expressions are signals, whose they are, and which are in scope where. */
export class Signals {
  readonly #source: Source;
  readonly #known = new Map<Variable, Signal | undefined>();
  readonly #declared = new Map<Scope, readonly Signal[]>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** The signals that code at the node can name, innermost first; what another variable of the name hides is left out. */
  *inScope(node: Node): Generator<Signal> {
    const inner: Scope[] = [];
    for (
      let scope = this.#source.bindings.scopeAt(node);
      scope && scope.type !== 'module' && scope.type !== 'global';
      scope = scope.upper ?? undefined
    ) {
      for (const signal of this.#declaredIn(scope)) {
        const isHidden = inner.some(({ set }) => set.has(signal.variable.name));
        if (!isHidden && isDeclaredBefore(signal, node)) yield signal;
      }
      inner.push(scope);
    }
  }

  /** The signals that a scope declares, which few do. Locals come after the parameters, and are derived from them. */
  #declaredIn(scope: Scope): readonly Signal[] {
    let signals = this.#declared.get(scope);
    if (signals === undefined) {
      signals = scope.variables
        .map((variable) => this.ofVariable(variable))
        .filter((signal) => signal !== undefined)
        .reverse();
      this.#declared.set(scope, signals);
    }
    return signals;
  }

  /** The signal that a variable is, or that it holds. */
  ofVariable(variable: Variable): Signal | undefined {
    if (this.#known.has(variable)) return this.#known.get(variable);
    // A variable made out of itself says nothing about itself.
    this.#known.set(variable, undefined);
    const signal = this.#classify(variable);
    this.#known.set(variable, signal);
    return signal;
  }

  /** Whose signal an expression is; undefined when it is none, or cannot be told. */
  ownership(node: Node): Ownership | undefined {
    const at = unwrap(node);
    return this.#ownership(at) ?? (this.#source.types.isAbortSignal(at) === 'yes' ? 'foreign' : undefined);
  }

  /** Where a function of the file takes a signal; `replaced` when it takes options and puts a signal of its own into them. */
  parameterOf(fn: FunctionNode): SignalParameter | 'replaced' | undefined {
    const { bindings } = this.#source;
    for (const [index, parameter] of fn.params.entries()) {
      const identifiers = bindings.declared(fn).filter((each) => isWithin(each.identifiers[0], parameter));
      for (const variable of identifiers) {
        const signal = this.ofVariable(variable);
        if (signal === undefined) continue;
        const place = placeOf(signal.node);
        if (place?.kind === 'whole') return isOverwritten(signal) ? 'replaced' : { index, property: signal.property };
        if (place?.kind === 'property' && place.depth === 1 && signal.property === undefined) {
          return { index, property: place.property };
        }
      }
    }
    return undefined;
  }

  #classify(variable: Variable): Signal | undefined {
    const definition = variable.defs.length === 1 ? variable.defs[0] : undefined;
    if (definition?.name.type !== 'Identifier') return undefined;
    const { name: node } = definition;
    if (definition.type === 'Parameter') {
      const holder = definition.node;
      return isFunction(holder) ? this.#parameter(variable, node, holder) : undefined;
    }
    const holder = enclosingFunction(node);
    if (definition.type !== 'Variable' || holder === undefined) return undefined;
    const local = (ownership: Ownership, property?: string): Signal => ({
      expression: property === undefined ? node.name : `${node.name}.${property}`,
      ownership,
      origin: property === undefined ? 'local' : 'controller',
      variable,
      property,
      node,
      holder,
    });
    if (this.#isMadeController(variable)) return local('owned', 'signal');
    const ownership = this.#local(variable, definition, node);
    return ownership && local(ownership);
  }

  #parameter(variable: Variable, node: Identifier, holder: FunctionNode): Signal | undefined {
    const found = (origin: SignalOrigin, property?: string): Signal => {
      const isOptional = property !== undefined && this.#isOptional(variable, node);
      return {
        expression: property === undefined ? node.name : `${node.name}${isOptional ? '?' : ''}.${property}`,
        ownership: 'foreign',
        origin,
        variable,
        property,
        node,
        holder,
      };
    };
    if (this.#isSignalParameter(variable, node, holder)) return found('parameter');
    const member = this.#heldMember(variable, node, holder);
    return member === undefined ? undefined : found('property', member);
  }

  #isSignalParameter(variable: Variable, node: Identifier, holder: FunctionNode): boolean {
    const place = placeOf(node);
    if (place === undefined || place.kind === 'rest') return false;
    const typed = mayBeTypedSignal(node, place, holder) ? this.#source.types.isAbortSignal(node) : 'unknown';
    if (typed !== 'unknown') return typed === 'yes';
    const annotation =
      place.annotation &&
      (place.kind === 'whole' ? place.annotation : memberType(place.annotation, place.property, this.#source));
    const annotated = annotatesSignal(annotation, this.#source);
    if (annotated !== 'unknown') return annotated === 'yes';
    if (place.default?.type === 'Literal' && place.default.value !== null) return false;
    const name = place.kind === 'whole' ? node.name : place.property;
    if (!signalName.test(name)) return false;
    const evidence = evidenceOf(usesOf(variable));
    if (evidence !== 'unknown') return evidence === 'yes';
    return namesSignal(name, siblingsOf(node)) && !isProcessHandler(holder, this.#variableOf(holder));
  }

  /** The property under which a parameter holds a signal. */
  #heldMember(variable: Variable, node: Identifier, holder: FunctionNode): string | undefined {
    const { types } = this.#source;
    const place = placeOf(node);
    if (place === undefined || /controller|^ac$/iu.test(node.name)) return undefined;
    const reads = new Map([...memberReads(variable)].filter(([name]) => signalName.test(name)));
    const typed = mayHoldMembers(place, holder) ? types.signalMember(node) : 'unknown';
    if (typed === 'none') return undefined;
    if (typed !== 'unknown') {
      // Requests and events carry the signal of whoever made them; whether that governs this work is for the code to say.
      return reads.has(typed.property) || !/re?q(?:uest)?$|^(?:e|ev|event|evt)$/iu.test(node.name)
        ? typed.property
        : undefined;
    }
    const annotated = place.kind === 'whole' ? annotatedMember(place.annotation, this.#source) : undefined;
    if (annotated !== undefined) return annotated;
    for (const [name, uses] of reads) {
      const evidence = evidenceOf(uses);
      if (evidence === 'yes' || (evidence === 'unknown' && bundleName.test(node.name) && namesSignal(name, [])))
        return name;
    }
    return undefined;
  }

  #local(variable: Variable, definition: Definition, node: Identifier): Ownership | undefined {
    const declarator = definition.node;
    if (declarator.type !== 'VariableDeclarator') return undefined;
    const made = this.#madeOf(variable, declarator, node);
    if (made === undefined && !mayGiveSignal(node, declarator)) return undefined;
    const typed = this.#source.types.isAbortSignal(node);
    if (typed === 'no') return undefined;
    return made ?? (typed === 'yes' ? 'foreign' : undefined);
  }

  #madeOf(variable: Variable, declarator: TSESTree.VariableDeclarator, node: Identifier): Ownership | undefined {
    if (declarator.id === node) {
      const values = variable.references.flatMap((reference) =>
        reference.isWrite() && reference.writeExpr ? [reference.writeExpr] : [],
      );
      const owners = values.map((value) => this.#ownership(unwrap(value)));
      return owners.includes('foreign') ? 'foreign' : owners.find((each) => each !== undefined);
    }
    const place = placeOf(node);
    if (place?.kind !== 'property' || place.depth !== 1 || declarator.init === null || !signalName.test(place.property))
      return undefined;
    const evidence = evidenceOf(usesOf(variable));
    return evidence === 'no'
      ? undefined
      : (this.#memberOwnership(declarator.init, place.property) ?? (evidence === 'yes' ? 'foreign' : undefined));
  }

  #ownership(at: Node): Ownership | undefined {
    switch (at.type) {
      case 'Identifier': {
        const variable = this.#source.bindings.variable(at);
        const signal = variable && this.ofVariable(variable);
        return signal?.property === undefined ? signal?.ownership : undefined;
      }
      case 'MemberExpression': {
        const name = propertyName(at);
        return name !== undefined && signalName.test(name.replace(/^[#_]+/u, ''))
          ? this.#memberOwnership(at.object, name)
          : undefined;
      }
      case 'LogicalExpression':
        return either(this.#ownership(unwrap(at.left)), this.#ownership(unwrap(at.right)));
      case 'ConditionalExpression':
        return either(this.#ownership(unwrap(at.consequent)), this.#ownership(unwrap(at.alternate)));
      case 'AssignmentExpression':
        return this.#ownership(unwrap(at.right));
      case 'CallExpression':
        return this.#callOwnership(at);
      default:
        return undefined;
    }
  }

  /** `AbortSignal.timeout(5)`, `AbortSignal.any([…])`, and helpers that combine signals into one. */
  #callOwnership(call: TSESTree.CallExpression): Ownership | undefined {
    const callee = unwrap(call.callee);
    const name = lastName(callee);
    if (name === undefined) return undefined;
    const isStatic =
      callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'AbortSignal';
    if (isStatic && (name === 'timeout' || name === 'abort')) return 'owned';
    if (!isStatic && !/signal/iu.test(name)) return undefined;
    const values = call.arguments
      .flatMap((each) => (each.type === 'ArrayExpression' ? each.elements : [each]))
      .filter((each) => each !== null);
    const owners = values.map((value) =>
      this.#ownership(unwrap(value.type === 'SpreadElement' ? value.argument : value)),
    );
    if (owners.includes('foreign')) return 'foreign';
    return owners.includes('owned') || isStatic ? 'owned' : undefined;
  }

  #memberOwnership(object: Node, property: string): Ownership | undefined {
    const at = unwrap(object);
    if (at.type === 'NewExpression') return isController(at) ? 'owned' : undefined;
    if (at.type === 'ThisExpression') return evidenceOf([at.parent]) === 'no' ? undefined : 'foreign';
    if (at.type === 'MemberExpression') {
      const name = propertyName(at) ?? '';
      if (/controller$/iu.test(name)) return 'owned';
      return bundleName.test(name.replace(/^[#_]+/u, '')) ? 'foreign' : undefined;
    }
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    if (variable === undefined) return undefined;
    if (this.#isMadeController(variable)) return 'owned';
    const signal = this.ofVariable(variable);
    if (signal?.property === property) return signal.ownership;
    return /controller$|^ac$/iu.test(variable.name) ? 'foreign' : undefined;
  }

  /** Whether all that a variable is ever given are controllers made there. */
  #isMadeController(variable: Variable): boolean {
    const values = variable.references.flatMap((reference) =>
      reference.isWrite() && reference.writeExpr ? [unwrap(reference.writeExpr)] : [],
    );
    const declarator = variable.defs[0]?.node;
    const isPlain = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier';
    return isPlain && values.length > 0 && values.every(isController);
  }

  #isOptional(variable: Variable, node: Identifier): boolean {
    if (node.optional) return true;
    const { parent } = node;
    if (parent.type === 'AssignmentPattern' && parent.left === node)
      return unwrap(parent.right).type !== 'ObjectExpression';
    const isAsked = variable.references.some(
      ({ identifier: { parent: use } }) => use?.type === 'MemberExpression' && use.optional,
    );
    return isAsked || this.#source.types.isNullable(node) === 'yes';
  }

  #variableOf(fn: FunctionNode): Variable | undefined {
    const declared = fn.type === 'FunctionDeclaration' ? fn : fn.parent;
    if (declared.type !== 'FunctionDeclaration' && declared.type !== 'VariableDeclarator') return undefined;
    return this.#source.bindings.declared(declared)[0];
  }
}

const models = new WeakMap<object, Signals>();

/** The {@link Signals} of a file, one for all rules. */
export function signals(source: Source): Signals {
  let model = models.get(source.ast);
  if (model === undefined) models.set(source.ast, (model = new Signals(source)));
  return model;
}

/** Whether the signal that an options object may hold is always replaced: `{ ...init, signal: controller.signal }`. */
function isOverwritten({ variable, property }: Signal): boolean {
  return (
    property !== undefined &&
    variable.references.length > 0 &&
    variable.references.every(({ identifier: { parent } }) => {
      if (parent?.type !== 'SpreadElement' || parent.parent.type !== 'ObjectExpression') return false;
      return parent.parent.properties.some((each) => each.type === 'Property' && propertyName(each) === property);
    })
  );
}

/** The class, one with another name in front, and what stands for it where it may be missing: `AbortControllerImpl`. */
const controllerClass = /AbortController(?:Impl|Implementation|Class|Constructor|Ctor|Polyfill|Shim)?$/u;

/** Whether the expression makes a controller. */
export function isController(node: Node): boolean {
  return node.type === 'NewExpression' && node.callee.type === 'Identifier' && controllerClass.test(node.callee.name);
}

function either(a: Ownership | undefined, b: Ownership | undefined): Ownership | undefined {
  return a === 'foreign' || b === 'foreign' ? 'foreign' : (a ?? b);
}

function isWithin(node: Node | undefined, outer: Node): boolean {
  return node !== undefined && node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}

/** A local is not there yet for the code above it. */
function isDeclaredBefore({ origin, node }: Signal, at: Node): boolean {
  return origin === 'parameter' || origin === 'property' || node.range[1] <= at.range[0];
}
