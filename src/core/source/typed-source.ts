import type ts from 'typescript';
import { asksForChecks } from './doc-comments.ts';
import { rootOf, unwrap, type Node } from './ast.ts';
import { unknownTypes, type Answer, type SignalParameter, type TypeOracle } from './types.ts';
import { writtenType } from './written-type.ts';

// TypeScript is imported for its types alone: the checker comes from the parser that the project configured, of
// whatever version it has. Intrinsic types are told by their printed names, which are reserved words and so cannot
// be anything else; the numbers of `TypeFlags` are no contract between versions.

/** What @typescript-eslint/parser adds to a file; oxlint gives an empty object, other parsers nothing. */
interface TypedServices {
  readonly program: ts.Program;
  readonly esTreeNodeToTSNodeMap: { get(node: Node): ts.Node | undefined };
}

function isTyped(services: unknown): services is TypedServices {
  const given = services as Partial<Record<keyof TypedServices, unknown>> | null | undefined;
  return Boolean(given?.program) && Boolean(given?.esTreeNodeToTSNodeMap);
}

const oracles = new WeakMap<object, TypeOracle>();

/** The oracle over a parser's services, which knows nothing when they hold no program. */
export function typesOf(services: unknown): TypeOracle {
  if (!isTyped(services)) return unknownTypes;
  let oracle = oracles.get(services);
  if (oracle === undefined) oracles.set(services, (oracle = createOracle(services)));
  return oracle;
}

function createOracle({ program, esTreeNodeToTSNodeMap }: TypedServices): TypeOracle {
  const checker = program.getTypeChecker();
  const options = program.getCompilerOptions();
  const types = new Types(checker);
  let strict: boolean | undefined;
  const hasStrictNulls = () => (strict ??= checksNulls(checker, options));

  // The checker throws on some broken programs; a file with errors is still linted, without that answer.
  function ask<T>(node: Node, question: (tsNode: ts.Node) => T): T | 'unknown' {
    try {
      const tsNode = esTreeNodeToTSNodeMap.get(node);
      const root = esTreeNodeToTSNodeMap.get(rootOf(node));
      return tsNode === undefined || (root && isBorrowed(root, checker)) ? 'unknown' : question(tsNode);
    } catch {
      return 'unknown';
    }
  }

  return {
    isThenable: (node) => ask(node, (at) => types.isThenable(checker.getTypeAtLocation(at), at)),
    isAbortSignal: (node) => ask(node, (at) => types.isAbortSignal(checker.getTypeAtLocation(at))),
    signalMember: (node) => ask(node, (at) => signalMember(checker, types, checker.getTypeAtLocation(at), at)),
    isNullable: (node) =>
      ask(node, (at) => {
        const answer = types.isNullable(checker.getTypeAtLocation(at));
        const isSure = hasStrictNulls() && (options.noUncheckedIndexedAccess === true || !isIndexed(node));
        return answer === 'no' && !isSure ? 'unknown' : answer;
      }),
    returnsNever: (call) =>
      ask(call, (at) => {
        const signature = checker.getResolvedSignature(at as ts.CallExpression);
        if (signature === undefined) return 'unknown';
        const name = types.intrinsic(signature.getReturnType());
        if (name === 'never') return 'yes';
        return name === 'any' ? 'unknown' : 'no';
      }),
    isExhaustive: (discriminant, cases) =>
      ask(discriminant, (at) => {
        const covered = cases.map((each) => ask(each, (tsCase) => types.unit(checker.getTypeAtLocation(tsCase))));
        return types.isCovered(checker.getTypeAtLocation(at), new Set(covered));
      }),
    promisedType: (node) => {
      // In an object, since `unknown` is a type too.
      const answer = ask(node, (at) => ({
        written: isChecked(at.getSourceFile(), options) ? promisedType(checker, at) : undefined,
      }));
      return answer === 'unknown' ? undefined : answer.written;
    },
    signalParameter: (call) =>
      ask(call, (at) => {
        const callee = ask(call.callee, (tsCallee) => checker.getTypeAtLocation(tsCallee));
        return callee === 'unknown' ? callee : signalParameter(checker, types, at as ts.CallExpression, callee);
      }),
    staysInClass: () => 'unknown',
    isTakenOutside: () => false,
  };
}

/**
 * Whether a name is declared in no file of declarations and not in its own file either. TypeScript reads all files without an
 * import or export as one program, though most of them never meet, and takes `signal.onabort = …` of JavaScript for a
 * declaration of `signal`.
 */
function isBorrowed(name: ts.Node, checker: ts.TypeChecker): boolean {
  const symbol = 'text' in name ? checker.getSymbolAtLocation(name) : undefined;
  const declarations = symbol?.declarations ?? [];
  const file = name.getSourceFile();
  return (
    declarations.length > 0 &&
    declarations.every((each) => {
      const owner = each.getSourceFile();
      return !owner.isDeclarationFile && !(owner === file && 'name' in each);
    })
  );
}

/** JavaScript is read for its types without being held to them. */
function isChecked({ fileName, text }: ts.SourceFile, { checkJs }: ts.CompilerOptions): boolean {
  return !/\.[cm]?jsx?$/u.test(fileName) || checkJs === true || asksForChecks(text);
}

function promisedType(checker: ts.TypeChecker, at: ts.Node): string | undefined {
  const type = checker.getTypeAtLocation(at);
  const symbol = type.symbol as ts.Symbol | undefined;
  const [promised, ...others] = checker.getTypeArguments(type as ts.TypeReference);
  if (symbol?.name !== 'Promise' || promised === undefined || others.length > 0) return undefined;
  return writtenType(promised, at, checker);
}

/** Elements of arrays and records are typed as always there. */
function isIndexed(node: Node): boolean {
  const value = unwrap(node);
  return value.type === 'MemberExpression' && value.computed;
}

function checksNulls(checker: ts.TypeChecker, options: ts.CompilerOptions): boolean {
  // Ask the checker before the options: their defaults changed in TypeScript 6.
  const { getStringType, getUndefinedType, isTypeAssignableTo } = checker as Partial<ts.TypeChecker>;
  if (getStringType && getUndefinedType && isTypeAssignableTo) {
    return !checker.isTypeAssignableTo(checker.getUndefinedType(), checker.getStringType());
  }
  return options.strictNullChecks ?? options.strict ?? false;
}

/** Questions about types rather than nodes. */
class Types {
  readonly #checker: ts.TypeChecker;
  /** What was found of a type is asked again for each value of it, and printing a union of hundreds takes its time. */
  readonly #parts = new WeakMap<ts.Type, readonly (ts.Type | 'unknown')[]>();
  readonly #signals = new WeakMap<ts.Type, Answer>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** The name of a type that the language itself defines; undefined for unions, objects and literals of a project. */
  intrinsic(type: ts.Type): string | undefined {
    const symbol = type.symbol as ts.Symbol | undefined;
    if (symbol !== undefined || type.isUnionOrIntersection()) return undefined;
    return this.#checker.typeToString(type);
  }

  /** The members of a union, with type parameters replaced by their constraints; `unknown` where there is none. */
  parts(type: ts.Type): readonly (ts.Type | 'unknown')[] {
    let parts = this.#parts.get(type);
    if (parts === undefined) this.#parts.set(type, (parts = this.#partsOf(type)));
    return parts;
  }

  #partsOf(type: ts.Type): readonly (ts.Type | 'unknown')[] {
    if (type.isUnion()) return type.types.flatMap((member) => this.parts(member));
    // Only generic types have a constraint; without one they look like `{}` or `unknown`, as does a type that says nothing.
    const constraint = this.#checker.getBaseConstraintOfType(type) ?? type;
    const apparent = this.#checker.getApparentType(constraint);
    if (isEmpty(apparent) && ['{}', 'unknown'].includes(this.#checker.typeToString(apparent))) return ['unknown'];
    if (constraint.isUnion()) return constraint.types.flatMap((member) => this.parts(member));
    return this.intrinsic(constraint) === 'any' ? ['unknown'] : [constraint];
  }

  /** The parts that are neither `null` nor `undefined`. */
  present(type: ts.Type): readonly (ts.Type | 'unknown')[] {
    return this.parts(type).filter((part) => part === 'unknown' || !this.#isNull(part));
  }

  isNullable(type: ts.Type): Answer {
    return some(this.parts(type), (part) => (this.#isNull(part) ? 'yes' : 'no'));
  }

  /** The one value that a type has, in print: a literal, an enum's member, `null`; undefined for types of many values. */
  unit(type: ts.Type): string | undefined {
    const isUnit = type.isLiteral() || ['null', 'undefined', 'true', 'false'].includes(this.intrinsic(type) ?? '');
    return isUnit ? this.#checker.typeToString(type) : undefined;
  }

  isCovered(type: ts.Type, units: ReadonlySet<string | undefined>): Answer {
    const parts = this.parts(type);
    if (parts.includes('unknown')) return 'unknown';
    const all = parts.map((part) => (part === 'unknown' ? undefined : this.unit(part)));
    return all.every((unit) => unit !== undefined && units.has(unit)) ? 'yes' : 'no';
  }

  isThenable(type: ts.Type, at: ts.Node): Answer {
    return some(this.parts(type), (part) => {
      const then = this.#checker.getPropertyOfType(this.#checker.getApparentType(part), 'then');
      if (then === undefined) return this.#isTop(part) ? 'unknown' : 'no';
      const parts = this.present(this.#checker.getTypeOfSymbolAtLocation(then, at));
      return some(parts, (value) => (value.getCallSignatures().length > 0 ? 'yes' : 'no'));
    });
  }

  isAbortSignal(type: ts.Type): Answer {
    let answer = this.#signals.get(type);
    if (answer === undefined) this.#signals.set(type, (answer = this.#isAbortSignal(type)));
    return answer;
  }

  #isAbortSignal(type: ts.Type): Answer {
    return some(this.present(type), (part) => {
      const apparent = this.#checker.getApparentType(part);
      const has = (name: string) => this.#checker.getPropertyOfType(apparent, name) !== undefined;
      return has('aborted') && has('addEventListener') ? 'yes' : 'no';
    });
  }

  #isNull(type: ts.Type): boolean {
    return ['null', 'undefined', 'void'].includes(this.intrinsic(type) ?? '');
  }

  /** Types that any object fits, so that their lack of a `then` says nothing. */
  #isTop(type: ts.Type): boolean {
    return ['object', 'void', 'Object'].includes(this.#checker.typeToString(type));
  }
}

/** Whether a type has no member at all, so that its name is worth printing. */
function isEmpty(type: ts.Type): boolean {
  return (
    type.getProperties().length === 0 &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0
  );
}

function some(parts: readonly (ts.Type | 'unknown')[], question: (part: ts.Type) => Answer): Answer {
  const answers = parts.map((part) => (part === 'unknown' ? part : question(part)));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

type Place = SignalParameter & { readonly rank: number };

function signalParameter(
  checker: ts.TypeChecker,
  types: Types,
  call: ts.CallExpression,
  callee: ts.Type,
): SignalParameter | 'none' | 'unknown' {
  const resolved = checker.getResolvedSignature(call);
  const declared = types.present(callee).flatMap((part) => (part === 'unknown' ? [] : part.getCallSignatures()));
  // A callee of type `any`, or one that is not callable: the checker resolves it to a signature without meaning.
  if (declared.length === 0) return 'unknown';
  let isKnown = true;
  for (const signature of resolved === undefined ? declared : [resolved, ...declared]) {
    const places: Place[] = [];
    for (const [index, parameter] of signature.getParameters().entries()) {
      const type = checker.getTypeOfSymbolAtLocation(parameter, call);
      const place = signalPlace(checker, types, call, type, index);
      if (place === 'unknown') isKnown = false;
      else if (place !== undefined) places.push(place);
    }
    const best = places.sort((a, b) => a.rank - b.rank)[0];
    if (best !== undefined) return { index: best.index, property: best.property };
  }
  return isKnown ? 'none' : 'unknown';
}

/** Where a parameter takes a signal; the lower the rank, the likelier it is the one meant for it. */
function signalPlace(
  checker: ts.TypeChecker,
  types: Types,
  call: ts.CallExpression,
  type: ts.Type,
  index: number,
): Place | 'unknown' | undefined {
  const itself = types.isAbortSignal(type);
  if (itself === 'yes') return { index, property: undefined, rank: 0 };
  const found = types.present(type).flatMap((part) => {
    if (part === 'unknown') return [];
    // A Request carries a signal of its own; where an options object can be given too, that is the place.
    const rank = checker.getPropertyOfType(part, 'clone') === undefined ? 1 : 2;
    const property = signalProperty(checker, types, part, call);
    return property === undefined ? [] : [{ index, property, rank }];
  });
  return found.sort((a, b) => a.rank - b.rank)[0] ?? (itself === 'unknown' ? itself : undefined);
}

function signalMember(
  checker: ts.TypeChecker,
  types: Types,
  type: ts.Type,
  at: ts.Node,
): { property: string } | 'none' | 'unknown' {
  const parts = types.present(type);
  for (const part of parts) {
    const property = part === 'unknown' ? undefined : signalProperty(checker, types, part, at);
    if (property !== undefined) return { property };
  }
  return parts.includes('unknown') ? 'unknown' : 'none';
}

function signalProperty(checker: ts.TypeChecker, types: Types, type: ts.Type, at: ts.Node): string | undefined {
  // A controller has a `signal` to give away, not one to be given.
  if (checker.getPropertyOfType(type, 'abort') !== undefined) return undefined;
  // A type parameter has the properties of its constraint; `getProperties` of the type itself has none of them.
  const found = checker.getPropertiesOfType(checker.getApparentType(type)).find((each) => {
    if (!/signal|abort|cancel/iu.test(each.name)) return false;
    return types.isAbortSignal(checker.getTypeOfSymbolAtLocation(each, at)) === 'yes';
  });
  return found?.name;
}
