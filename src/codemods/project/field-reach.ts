import type ts from 'typescript';
import type { OutsideFiles } from './outside-files.ts';

/** The whole of a project, as far as its programs and its folder show it. */
export interface Whole {
  readonly typescript: typeof ts;
  readonly programs: () => readonly ts.Program[];
  readonly outside: OutsideFiles;
}

/** A declaration by where it stands, since each program has nodes of its own. */
type Place = string;

interface Field {
  readonly name: string;
  readonly places: ReadonlySet<Place>;
  readonly type: ts.Type;
}

/**
 * Tells which fields nothing but their own class reaches, by `this`, in the whole of a project. What cannot be told is
 * reached: a property of that name of a value of any type, a string of that name, and a type with such a member that an
 * instance of the class can pass for.
 */
export class FieldReach {
  readonly #whole: Whole;

  constructor(whole: Whole) {
    this.#whole = whole;
  }

  /** @param key the name of the field, in its declaration or in `this.name` */
  isWithin(key: ts.Node, program: ts.Program): boolean {
    const { typescript, programs, outside } = this.#whole;
    const checker = program.getTypeChecker();
    const symbol = typescript.isIdentifier(key) ? checker.getSymbolAtLocation(key) : undefined;
    const owner = ownerOf(key, typescript);
    if (symbol?.declarations === undefined || owner === undefined) return false;
    const name = symbol.getName();
    const places = new Set(symbol.declarations.map(placeOf));
    if (outside.mention(name, programs())) return false;
    return programs().every((each) => {
      const own = each === program ? owner : sameNode(owner, each, typescript);
      // A program without the file does not know the class.
      if (own === undefined || !typescript.isClassLike(own)) return true;
      const field: Field = { name, places, type: each.getTypeChecker().getTypeAtLocation(own) };
      return each.getSourceFiles().every((file) => !this.#isReachedIn(file, field, own, each.getTypeChecker()));
    });
  }

  #isReachedIn(file: ts.SourceFile, field: Field, owner: ts.Node, checker: ts.TypeChecker): boolean {
    if (!file.text.includes(field.name)) return false;
    const { typescript } = this.#whole;
    const isReached = (node: ts.Node): boolean => {
      if (typescript.isIdentifier(node) && node.text === field.name) return this.#reaches(node, field, owner, checker);
      if (typescript.isStringLiteralLike(node) && node.text === field.name) return !file.isDeclarationFile;
      return typescript.forEachChild(node, isReached) ?? false;
    };
    return isReached(file);
  }

  #reaches(node: ts.Identifier, field: Field, owner: ts.Node, checker: ts.TypeChecker): boolean {
    const { typescript } = this.#whole;
    const { parent } = node;
    if (field.places.has(placeOf(parent)) || field.places.has(placeOf(node))) return false;
    if (typescript.isPropertyAccessExpression(parent) && parent.name === node) {
      if (parent.expression.kind === typescript.SyntaxKind.ThisKeyword && ownerOf(node, typescript) === owner)
        return false;
      return isField(checker.getSymbolAtLocation(node), field, checker);
    }
    if (typescript.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node) {
      const taken = checker.getTypeAtLocation(parent.parent);
      return isField(taken.getProperty(field.name), field, checker);
    }
    const holder = memberHolder(parent, node, typescript);
    if (holder === undefined) return false;
    const type = checker.getTypeAtLocation(holder);
    const wanted = typescript.isObjectLiteralExpression(holder) ? checker.getContextualType(holder) : undefined;
    return [type, ...(wanted ? [wanted] : [])].some((each) => canPass(each, field.type, checker));
  }
}

/** The class around a node. */
function ownerOf(node: ts.Node, typescript: typeof ts): ts.ClassLikeDeclaration | undefined {
  for (let at: ts.Node | undefined = node.parent; at as ts.Node | undefined; at = at.parent)
    if (typescript.isClassLike(at)) return at;
  return undefined;
}

/** The class, interface, type or object that declares a member by the name. */
function memberHolder(parent: ts.Node, name: ts.Node, typescript: typeof ts): ts.Node | undefined {
  const isMember =
    typescript.isClassElement(parent) ||
    typescript.isTypeElement(parent) ||
    typescript.isObjectLiteralElement(parent) ||
    typescript.isParameter(parent);
  if (!isMember || parent.name !== name) return undefined;
  if (!typescript.isParameter(parent)) return parent.parent;
  return typescript.isParameterPropertyDeclaration(parent, parent.parent) ? parent.parent.parent : undefined;
}

function placeOf(node: ts.Node): Place {
  return `${node.getSourceFile().fileName}:${String(node.pos)}`;
}

function sameNode(node: ts.Node, program: ts.Program, typescript: typeof ts): ts.Node | undefined {
  const file = program.getSourceFile(node.getSourceFile().fileName);
  let found: ts.Node | undefined;
  const find = (at: ts.Node): void => {
    if (at.pos === node.pos && at.end === node.end && at.kind === node.kind) found = at;
    else if (at.pos <= node.pos && node.end <= at.end) typescript.forEachChild(at, find);
  };
  if (file) find(file);
  return found;
}

/** Whether a property is the field, or may be for all that is known. */
function isField(symbol: ts.Symbol | undefined, { places }: Field, checker: ts.TypeChecker): boolean {
  if (symbol === undefined) return true;
  return [symbol, ...checker.getRootSymbols(symbol)].some(
    ({ declarations }) => declarations?.some((each) => places.has(placeOf(each))) === true,
  );
}

function canPass(a: ts.Type, b: ts.Type, checker: ts.TypeChecker): boolean {
  // Before TypeScript 5.4 nobody can ask.
  const { isTypeAssignableTo } = checker as Partial<ts.TypeChecker>;
  return isTypeAssignableTo === undefined || checker.isTypeAssignableTo(a, b) || checker.isTypeAssignableTo(b, a);
}
