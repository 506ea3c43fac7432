import { dottedName, enclosingFunction, isInside, unwrap, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { abortedCheck, abortListening, isReasonOf, isStable } from '../abort-rejection.ts';
import { declaresFunctions, ListenerReader, type ListenerEffects } from '../listener-effects.ts';
import { isPortable, settlerReferences, statementsOf, type PromiseSite } from '../promise-site.ts';
import { listenings, type Listening } from './listenings.ts';
import { decline } from './reasons.ts';

/** An event that settles the promise. */
export interface SettlingEvent extends Listening {
  readonly effects: ListenerEffects & { readonly settlement: NonNullable<ListenerEffects['settlement']> };
}

/** An executor that does nothing but listen. */
export interface ExecutorEvents {
  readonly emitter: Node;
  readonly events: readonly SettlingEvent[];
  readonly signal: Node | undefined;
}

/** Reads an executor as the events that it waits for. @throws {Declined} where it does anything else. */
export function executorEvents(site: PromiseSite, source: Source): ExecutorEvents {
  const reader = new ListenerReader(site, source);
  const events: SettlingEvent[] = [];
  const emitters: Node[] = [];
  const signals: Node[] = [];
  for (const statement of statementsOf(site.executor)) {
    if (statement.type === 'EmptyStatement' || declaresFunctions(statement)) continue;
    const checked = abortedCheck(statement, site, source);
    if (checked !== undefined) {
      signals.push(checked);
      continue;
    }
    const expression = expressionOf(statement);
    const call = expression && unwrap(expression);
    if (call?.type === 'AssignmentExpression')
      return decline(isHandlerAssignment(call) ? 'handler-property' : 'other-work');
    const aborting = call?.type === 'CallExpression' ? abortListening(call, source) : undefined;
    if (aborting) {
      const effects = reader.read(aborting.handler);
      if (effects?.others.length !== 0 || effects.condition) return decline('work-in-listener');
      if (effects.settlement?.role !== 'reject' || !isReasonOf(effects.settlement.value, aborting.signal))
        return decline('other-error');
      signals.push(aborting.signal);
      continue;
    }
    const found = call ? listenings(call) : undefined;
    if (found === undefined) return decline(isOverSettler(statement, site) ? 'other-settlement' : 'other-work');
    emitters.push(found.emitter);
    for (const listening of found.all) events.push(settlingEvent(listening, reader));
  }
  return { emitter: onlyEmitter(emitters, site, source), events, signal: onlySignal(signals, site, source) };
}

function settlingEvent(listening: Listening, reader: ListenerReader): SettlingEvent {
  const effects = reader.read(listening.handler);
  if (effects === undefined) return decline('work-in-listener');
  const { settlement, others, condition } = effects;
  if (others.length > 0 || settlement === undefined) return decline('work-in-listener');
  // Only a listener that stays hears the next one.
  const isOnce = listening.method === 'once' || listening.options !== undefined;
  if (condition && (isOnce || settlement.role === 'reject')) return decline('work-in-listener');
  if (listening.options && !isOnceOption(listening.options)) return decline('options-unknown');
  return { ...listening, effects: { ...effects, settlement } };
}

function isOnceOption(options: Node): boolean {
  const at = unwrap(options);
  if (at.type === 'Literal') return at.value === false;
  if (at.type !== 'ObjectExpression' || at.properties.length !== 1) return false;
  const [only] = at.properties;
  return only?.type === 'Property' && only.key.type === 'Identifier' && only.key.name === 'once';
}

function expressionOf(statement: Node): Node | null {
  if (statement.type === 'ExpressionStatement') return statement.expression;
  return statement.type.endsWith('Statement') || statement.type.endsWith('Declaration') ? null : statement;
}

function isHandlerAssignment({ left }: { readonly left: Node }): boolean {
  const at = unwrap(left);
  return at.type === 'MemberExpression' && at.property.type === 'Identifier' && /^on[a-z]/u.test(at.property.name);
}

function isOverSettler(statement: Node, site: PromiseSite): boolean {
  return settlerReferences(site).some(({ identifier }) => isInside(identifier, statement));
}

function onlyEmitter(emitters: readonly Node[], site: PromiseSite, source: Source): Node {
  const [first, ...others] = emitters;
  if (first === undefined) return decline('other-work');
  const name = dottedName(first);
  if (others.some((each) => name === undefined || dottedName(each) !== name)) return decline('several-emitters');
  if (isStable(first, site, source)) return first;
  // An emitter that is made in place: where that throws, an async function rejects as the executor did.
  const home = enclosingFunction(site.node);
  if (name === undefined && others.length === 0 && home?.async === true && isPortable(first, site, source))
    return first;
  return decline('several-emitters');
}

function onlySignal(signals: readonly Node[], site: PromiseSite, source: Source): Node | undefined {
  const [first, ...others] = signals;
  if (first === undefined) return undefined;
  const name = dottedName(first);
  if (name === undefined || others.some((each) => dottedName(each) !== name)) return decline('other-settlement');
  return isStable(first, site, source) ? first : decline('other-settlement');
}

/** With its `!`: a function asks for an emitter as its method did. */
export function emitterText({ emitter }: ExecutorEvents, { text }: Source): string {
  const { parent } = emitter;
  return text.slice(...(parent?.type === 'TSNonNullExpression' ? parent : emitter).range);
}
