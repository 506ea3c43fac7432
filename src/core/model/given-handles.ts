import { enclosingFunction, isNothing, optionalIn, statementOf, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Handle } from './completion.ts';
import type { OwnSites } from './handle-sites.ts';
import { saysNothingMayBe } from './missing-places.ts';

/** `setTimeout(resolve, ms)`, `this.#done = resolve` first of all: whatever else happens, others can settle. */
export function isSurelyGiven({ home, gives, carriers }: OwnSites, source: Source): boolean {
  if (carriers.size > 0) return false;
  const first = home.body.type === 'BlockStatement' ? home.body.body[0] : home.body;
  if (!first || !/^(?:ExpressionStatement|CallExpression|AssignmentExpression)$/u.test(first.type)) return false;
  for (const [node] of gives) {
    let at: Node | undefined = node;
    while (at && at !== first && /Expression$|^(?:Identifier|Property|Literal)$/u.test(at.type)) {
      if (/^(?:Logical|Conditional|Function|ArrowFunction|Class)Expression$/u.test(at.type)) break;
      const asked = at.type === 'ChainExpression' ? optionalIn(at.expression) : undefined;
      if (asked !== undefined && saysNothingMayBe(asked, source)) break;
      at = at.parent;
    }
    if (at === first && !/^(?:Logical|Conditional)Expression$/u.test(first.type)) return true;
  }
  return false;
}

/** `on(event, listener); const done = defer(); function listener() { done.resolve(); }` */
export function isGivenBefore({ completion: { node }, executor, gives }: OwnSites): boolean {
  if (executor !== undefined) return false;
  const maker = enclosingFunction(node);
  return [...gives.keys()].some((each) => each.range[1] < node.range[0] && enclosingFunction(each) === maker);
}

/** A deferred that is only ever rejected tells of a failure to whoever races with it: it pends for as long as all goes well. */
export function tellsOfFailure({ executor, completion: { handles } }: OwnSites): boolean {
  // To be kept in a variable is one more name.
  const isName = ({ use }: Handle): boolean =>
    use.kind === 'alias' || use.kind === 'test' || (use.kind === 'escape' && use.escape === 'variable');
  const ends = handles.filter((each) => !isName(each));
  return (
    executor === undefined &&
    ends.length > 0 &&
    ends.every(({ use }) => (use.kind === 'settle' || use.kind === 'hand-off') && use.role === 'reject')
  );
}

/**
 * `let done = null; const wait = new Promise((resolve) => { done = resolve; }); … if (done) { done(); }`: where nothing but the handle is
 * asked for, which has been there since, both ways settle.
 */
export function* testsForHandle({ executor, completion, settles }: OwnSites): Generator<Node> {
  if (executor !== undefined) return;
  for (const { use } of completion.handles) {
    const branch = use.kind === 'test' ? askedBy(unwrap(use.node)) : undefined;
    if (branch?.type !== 'IfStatement' || branch.alternate !== null) continue;
    const { consequent } = branch;
    const body = consequent.type === 'BlockStatement' ? consequent : branch;
    if ([...settles].some((each) => statementOf(each).parent === body)) yield branch;
  }
}

/** `if (done) …`, `if (done !== null) …` */
function askedBy({ parent, range }: Node): Node | undefined {
  if (parent?.type !== 'BinaryExpression')
    return parent?.type === 'IfStatement' && parent.test.range === range ? parent : undefined;
  const isThere = parent.operator.startsWith('!=') && [parent.left, parent.right].some(isNothing);
  return isThere ? parent.parent : undefined;
}
