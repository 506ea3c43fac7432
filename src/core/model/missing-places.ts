import {
  assignmentTo,
  calledName,
  dottedName,
  enclosingClass,
  enclosingFunction,
  isInside,
  isNothing,
  propertyName,
  unionHas,
  unwrap,
  wrapped,
  type Node,
} from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { bodyOf } from './function-bodies.ts';
import { isInTest } from './test-code.ts';
import { thisOwner } from './this-owner.ts';
import { isExecutor } from './turns.ts';

/** What gives something, or nothing where it has not got it. */
const lookups =
  /^(?:get|at|pop|shift|match|exec|closest|querySelector|(?:find|lookUp|lookup|search|by|getBy|getElementBy)(?:$|[A-Z]\w*))$/u;

/**
 * Whether a file says that there may be nothing at a place: by a type, by `?`, or by an assignment of `null` or `undefined`. Where
 * it says nothing, a `?.` is there to please the types of what others declare. In tests all is there.
 */
export function saysNothingMayBe(place: Node, source: Source): boolean {
  if (isInTest(place, source)) return false;
  const at = unwrap(place);
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    const name = variable?.defs[0]?.name;
    if (variable === undefined || name?.type !== 'Identifier') return false;
    const isThere = ({ identifier }: { readonly identifier: Node }): boolean =>
      isCountedOn(identifier, at) || isFilledBefore(identifier, at) || isFilledHere(identifier, at, source);
    if (variable.references.some(isThere)) return false;
    return (
      name.optional ||
      hasNull(name.typeAnnotation?.typeAnnotation) ||
      variable.references.some(({ writeExpr, init }) => writeExpr && init !== true && isNothing(writeExpr)) ||
      isLookedUp(initializer(variable)) ||
      isOfTable(initializer(variable), source)
    );
  }
  if (isOfTable(at, source)) return true;
  if (at.type !== 'MemberExpression' || unwrap(at.object).type !== 'ThisExpression') return false;
  const name = propertyName(at);
  const owner = enclosingClass(at);
  if (name === undefined || owner === undefined || thisOwner(at) !== owner) return false;
  const members = source.mentions.members(name).filter((member) => thisOwner(member) === owner);
  if (members.some((member) => isCountedOn(member, at) || isFilledHere(member, at, source))) return false;
  const field = owner.body.body.find((each) => each.type === 'PropertyDefinition' && propertyName(each) === name);
  if (field?.type === 'PropertyDefinition' && (field.optional || hasNull(field.typeAnnotation?.typeAnnotation)))
    return true;
  return members.some((member) => {
    const written = assignmentTo(member);
    return written !== undefined && isNothing(written.right);
  });
}

/** `const device = devices.get(id)`, `registry.bySerial(serial)`, `findPort()` */
function isLookedUp(value: Node | undefined): boolean {
  const at = value && unwrap(value);
  const call = at?.type === 'AwaitExpression' ? unwrap(at.argument) : at;
  return call?.type === 'CallExpression' && lookups.test(calledName(call) ?? '');
}

/**
 * `const drivers = {}; … drivers[scheme]`: what a table that others fill has for a key, unless the code around has asked the table for
 * something before, or put something into it.
 */
function isOfTable(value: Node | undefined, { bindings }: Source): boolean {
  const at = value && unwrap(value);
  if (at?.type !== 'MemberExpression' || propertyName(at) !== undefined) return false;
  const table = unwrap(at.object);
  const variable = table.type === 'Identifier' ? bindings.variable(table) : undefined;
  const made = variable && initializer(variable);
  if (variable === undefined || made === undefined || !isEmptyTable(unwrap(made))) return false;
  const around = outermostFunction(at);
  if (around === undefined || isInside(made, around)) return false;
  return !variable.references.some(({ identifier, init }) => {
    // What the module itself puts in is there for all.
    if (enclosingFunction(identifier) === undefined) return init !== true;
    return isInside(identifier, around) && identifier.range[0] < table.range[0];
  });
}

/** `{}`, `Object.create(null)` */
function isEmptyTable(made: Node): boolean {
  if (made.type === 'ObjectExpression') return made.properties.length === 0;
  const [prototype, ...rest] = made.type === 'CallExpression' ? made.arguments : [];
  const isCreated = made.type === 'CallExpression' && dottedName(made.callee) === 'Object.create';
  return isCreated && prototype !== undefined && isNothing(prototype) && rest.length === 0;
}

function outermostFunction(node: Node): Node | undefined {
  let outer = enclosingFunction(node);
  for (let at = outer; at !== undefined; at = enclosingFunction(at)) outer = at;
  return outer;
}

/** Whether code that runs before has taken what is there for something: `this.gatherer.once(…)`. */
function isCountedOn(use: Node, place: Node): boolean {
  const { parent } = wrapped(use);
  const fn = enclosingFunction(use);
  if (parent?.type !== 'MemberExpression' || parent.object !== wrapped(use) || parent.optional) return false;
  return fn !== undefined && isInside(place, fn) && use.range[1] < place.range[0] && !isConditional(use, fn);
}

/**
 * `let server; await new Promise((resolve) => { server = createServer(resolve); }); …`: whether an executor that has run before has
 * given the variable a value.
 */
function isFilledBefore(use: Node, place: Node): boolean {
  const { parent } = use;
  const fn = enclosingFunction(use);
  if (parent?.type !== 'AssignmentExpression' || parent.left !== use || isNothing(parent.right)) return false;
  if (fn === undefined || !isExecutor(fn) || isConditional(use, fn) || isInside(place, fn)) return false;
  const home = enclosingFunction(wrapped(fn));
  return home !== undefined && isInside(place, home) && fn.range[1] < place.range[0] && !isConditional(fn, home);
}

/** `if (!this.io) this.io = open(); …; this.io?.question(…)`: whether each way to the place has filled it in the same turn. */
function isFilledHere(use: Node, place: Node, source: Source): boolean {
  const { parent: write } = use;
  if (write?.type !== 'AssignmentExpression' || write.left !== use || isNothing(write.right)) return false;
  const home = enclosingFunction(use);
  const statement = write.parent;
  if (home === undefined || !isInside(place, home) || statement.type !== 'ExpressionStatement') return false;
  for (let fn = enclosingFunction(place); fn && fn !== home; fn = enclosingFunction(wrapped(fn)))
    if (!isExecutor(fn)) return false;
  const isBetween = ({ range }: Node): boolean => range[0] >= write.range[0] && range[1] <= place.range[0];
  if (write.range[1] > place.range[0] || bodyOf(home).awaits.some(isBetween)) return false;
  const branch = statement.parent.type === 'BlockStatement' ? statement.parent : statement;
  if (branch !== statement && isInside(place, branch)) return true;
  const test = branch.parent;
  return (
    test.type === 'IfStatement' &&
    test.consequent === branch &&
    test.alternate === null &&
    isInside(place, test.parent) &&
    isForNothing(test.test, source.text.slice(...use.range), source)
  );
}

/** `!this.io`, `this.io === undefined` */
function isForNothing(test: Node, name: string, { text }: Source): boolean {
  const at = unwrap(test);
  const isIt = (node: Node): boolean => text.slice(...unwrap(node).range) === name;
  if (at.type === 'UnaryExpression') return at.operator === '!' && isIt(at.argument);
  if (at.type !== 'BinaryExpression' || !/^===?$/u.test(at.operator)) return false;
  return (isIt(at.left) && isNothing(at.right)) || (isIt(at.right) && isNothing(at.left));
}

function isConditional(node: Node, fn: Node): boolean {
  for (let at = node; at.parent && at !== fn; at = at.parent)
    if (/^(?:If|Conditional|Logical|Switch|For|While|Try|DoWhile)/u.test(at.parent.type)) return true;
  return false;
}

function hasNull(type: Node | undefined): boolean {
  return unionHas(type, 'TSNullKeyword', 'TSUndefinedKeyword');
}
