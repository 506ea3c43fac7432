import type { FunctionNode, Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { mentionsOf } from './drains.ts';
import { usesOfFunction } from './function-uses.ts';
import type { PendingGroup } from './pending-places.ts';
import { useOf } from './place-uses.ts';
import { isPrivateMember } from './producers/exported.ts';
import { registrationAt } from './registrations.ts';
import { endsConnection } from './terminals.ts';
import { synchronousRoot } from './turns.ts';

/** How many functions of the file an answer is followed through. */
const maxDepth = 3;

/** Whether nothing settles what is kept but listeners for what comes: where nothing comes any more, nobody does. */
export function isSettledByAnswersAlone(group: PendingGroup, source: Source): boolean {
  let isSettled = false;
  for (const place of group.places) {
    for (const node of mentionsOf(place, undefined, source)) {
      if (useOf(node, place, group, source) !== 'settle' || isFilled(node, group)) continue;
      const fn = synchronousRoot(node);
      if (fn === undefined || !hearsAnswers(fn, source, 0)) return false;
      isSettled = true;
    }
  }
  return isSettled;
}

/** Whether the mention is where one of the promises leaves its handle. */
function isFilled({ parent }: Node, { completions }: PendingGroup): boolean {
  return completions.some(({ handles }) =>
    handles.some(
      ({ use }) => use.kind === 'escape' && parent?.type === 'AssignmentExpression' && use.to === parent.left,
    ),
  );
}

/** Whether a function is run by an event that is no end, and by nothing else. */
function hearsAnswers(fn: FunctionNode, source: Source, depth: number): boolean {
  if (isAnswer(fn, source)) return true;
  const { parent } = fn;
  const isPrivate =
    (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') && isPrivateMember(parent);
  const uses = usesOfFunction(fn, source).filter(({ kind }) => kind !== 'escape' || !isPrivate);
  return (
    depth < maxDepth &&
    uses.length > 0 &&
    uses.every((use) => {
      if (use.kind === 'argument') return isAnswer(use.node, source);
      const caller = use.kind === 'call' ? synchronousRoot(use.call) : undefined;
      return caller !== undefined && caller !== fn && hearsAnswers(caller, source, depth + 1);
    })
  );
}

function isAnswer(handler: Node, source: Source): boolean {
  const by = registrationAt(handler, source, false);
  if (by?.kind !== 'listener' && by?.kind !== 'property') return false;
  return by.event !== undefined && !endsConnection(by.event) && !/error|fail|abort|timeout/iu.test(by.event);
}
