import { isSettledByAnswersAlone } from '../model/answer-handlers.ts';
import { hasDrain, mayBeSettledBefore, treatmentOf, type Treatment } from '../model/drains.ts';
import { pendingGroups, type PendingGroup } from '../model/pending-places.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { safetyNets, type SafetyNet } from '../model/safety-nets.ts';
import { isOwnEnd, settlingCalls, Terminals, terminalsOfHeirs, type Terminal } from '../model/terminals.ts';
import { mayListenForAbort } from '../model/abort/abort-listeners.ts';
import { isRaced } from '../model/abort/abort-lifetimes.ts';
import type { Completion } from '../model/completion.ts';
import { drainFirst } from '../repair/drain-first.ts';
import { enclosingFunction, isInside, wrapped, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export interface Options {
  /** Names of methods that drop what is pending on purpose. */
  readonly allow: readonly string[];
}

export type MessageId = 'drops' | 'forgets';

/** An object ends, and those who wait for what it promised are left waiting. */
export const requirePendingDrain: Check<Options, MessageId> = {
  relevance: mayHoldCompletion,
  *run(source, { allow }) {
    const groups = pendingGroups(source);
    if (groups.length === 0) return;
    let lines: LineMap | undefined;
    const terminals = new Terminals(source, allow);
    const findings: Finding<MessageId>[] = [];
    for (const group of groups) {
      if (group.completions.every((each) => isRacedFailure(each, source))) continue;
      const found = undrained(group, terminals, source);
      if (found !== undefined) findings.push(report(found, group, source, (lines ??= new LineMap(source.text))));
    }
    yield* findings.sort((a, b) => a.range[0] - b.range[0]);
  },
};

/** A terminal function that leaves handles unsettled, and where it drops them, if it does. */
interface Undrained {
  readonly terminal: Terminal;
  readonly drop: Node | undefined;
}

interface Ending {
  readonly terminal: Terminal;
  readonly treatment: Treatment;
}

function undrained(group: PendingGroup, terminals: Terminals, source: Source): Undrained | undefined {
  const endingsBy = (terminalsOf: (owner: Node | string) => readonly Terminal[]): Ending[] =>
    [...new Set(group.places.map(({ owner }) => owner))]
      .map(terminalsOf)
      .reduce((common, own) => common.filter((terminal) => own.includes(terminal)))
      .filter((terminal) => group.completions.every((made) => isElsewhere(made, terminal)))
      .map((terminal) => ({ terminal, treatment: treatmentOf(terminal.fn, group, source) }));
  const endings = endingsBy((owner) => terminals.of(owner));
  const ofHeirs = endingsBy((owner) => terminalsOfHeirs(owner, terminals, source));
  if (endings.length + ofHeirs.length === 0) return undefined;
  const nets = safetyNets(group, source);
  const settling = settlingCalls(group, source);
  for (const { terminal, treatment } of [...endings, ...ofHeirs]) {
    const [drop] = treatment.drops;
    // What tidies up behind a settlement drops what is settled.
    if (!terminal.isFinal && settling.has(terminal.fn)) continue;
    if (!terminal.isFinal && isSharedRun(group)) continue;
    if (drop === undefined || treatment.settles || mayBeSettledBefore(drop, treatment)) continue;
    if (!isCaught(treatment, nets, group, source)) return { terminal, drop };
  }
  return endings.length === 0 ? undefined : forgotten(group, endings, nets, source);
}

/** A promise that can only fail, in a race: nobody waits for it alone. */
function isRacedFailure({ node, handles }: Completion, source: Source): boolean {
  const roles = handles.flatMap(({ use }) => (use.kind === 'settle' || use.kind === 'hand-off' ? [use.role] : []));
  return roles.every((role) => role === 'reject') && roles.length > 0 && isRaced(node, source);
}

/** One piece of work that callers share, which the function that began it also ends: a reset lets it begin anew. */
function isSharedRun({ places, completions }: PendingGroup): boolean {
  return (
    !places.some(({ isCollection }) => isCollection) &&
    completions.every(({ node, handles }) => {
      const maker = enclosingFunction(node);
      return (
        maker?.async === true &&
        handles.some(({ use }) => use.kind === 'settle' && enclosingFunction(use.node) === maker)
      );
    })
  );
}

/** Whether a promise is made outside of a terminal function, or is there to take the place of the last one. */
function isElsewhere({ node, kind }: Completion, { fn, isFinal }: Terminal): boolean {
  if (!isInside(node, fn)) return true;
  const { parent } = wrapped(node);
  return isFinal && kind !== 'executor' && parent?.type === 'AssignmentExpression' && parent.operator === '=';
}

/** A terminal function of an object whose other code never goes through what is pending either. */
function forgotten(
  group: PendingGroup,
  endings: readonly Ending[],
  nets: ReadonlySet<SafetyNet>,
  source: Source,
): Undrained | undefined {
  if (nets.size > 0) return undefined;
  // What keeps one at a time may know by its other state that nobody waits; the end of a connection asks for none of that.
  const keepsMany = group.places.every(({ isCollection }) => isCollection);
  if (endings.some(({ treatment }) => treatment.settles || treatment.looks || treatment.drops.length > 0))
    return undefined;
  const found = endings.find(
    ({ terminal, treatment }) =>
      terminal.isFinal &&
      (keepsMany || terminal.kind === 'handler') &&
      isOwnEnd(terminal, source) &&
      treatment.opens.length === 0 &&
      !isCaught(treatment, nets, group, source) &&
      !goesOn(treatment),
  );
  if (found === undefined || (keepsMany ? hasDrain(group, source) : !isSettledByAnswersAlone(group, source)))
    return undefined;
  // Nobody has dropped the handle, so that its deadline still finds it, unless that is taken back.
  if (safetyNets(group, source, true).has('timer') && !found.treatment.calls.has('clearTimeout')) return undefined;
  return { terminal: found.terminal, drop: undefined };
}

/** Whether those who wait come to an end in another way. */
function isCaught({ calls }: Treatment, nets: ReadonlySet<SafetyNet>, group: PendingGroup, source: Source): boolean {
  if (nets.has('close') || (calls.has('abort') && mayHearAbort(group, source))) return true;
  // A deadline that is taken back saves nobody.
  return nets.has('timer') && !calls.has('clearTimeout');
}

/** Whether an abort may lead to what is kept: the file listens to one, or settles it not in answers alone. */
function mayHearAbort(group: PendingGroup, source: Source): boolean {
  return (
    mayListenForAbort.test(source.text) ||
    // What a source or a deferred is made with may be a signal.
    group.completions.some(({ node, kind }) => kind !== 'executor' && node.arguments.length > 0) ||
    !isSettledByAnswersAlone(group, source)
  );
}

/** Whether what has ended begins anew, and may serve those who wait then. */
function goesOn({ calls }: Treatment): boolean {
  return [...calls].some((name) =>
    /^_*(?:re(?!move)|schedule|connect|open|start|restart|setTimeout|setInterval)/iu.test(name),
  );
}

function report(
  { terminal, drop }: Undrained,
  group: PendingGroup,
  source: Source,
  lines: LineMap,
): Finding<MessageId> {
  const [place] = group.places;
  const [made] = group.completions;
  const edits = drop && drainFirst(drop, group, source);
  return {
    range: (drop ?? terminal.at).range,
    messageId: drop ? 'drops' : 'forgets',
    data: {
      name: terminal.kind === 'handler' ? `the '${terminal.name}' handler` : `\`${terminal.name}\``,
      place: place?.name ?? '',
      line: String(lines.position(made?.node.range[0] ?? 0).line),
    },
    repairs: edits ? [{ applicability: 'suggested', messageId: 'drain', edits }] : [],
  };
}
