import { isNothing, unwrap, type FunctionNode, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { isPortable, isValueUnused, mentionsTypeParameter, promisedType, type PromiseSite } from '../promise-site.ts';
import { signalOption } from '../abort-rejection.ts';
import { declineFor } from '../attempt.ts';
import { Declined } from '../declined.ts';
import { SkipSite } from '../deferred-to-source/skip.ts';
import { isTyped } from '../deferred-to-source/result-type.ts';
import { optionsText } from '../layout.ts';
import { emitterText, type ExecutorEvents, type SettlingEvent } from './executor-events.ts';
import { decline } from './reasons.ts';

/** Events whose listeners Node calls with nothing. */
const silent = /^(?:connect|drain|end|finish|listening|pause|resume|secureConnect|spawn)$/u;

/** The call of `fromEvent` that waits for the same events. @throws {Declined} */
export function fromEventText(site: PromiseSite, events: ExecutorEvents, source: Source): string {
  const text = (node: Node): string => source.text.slice(...node.range);
  const fulfilling = events.events.filter(({ effects }) => effects.settlement.role === 'resolve');
  const rejecting = events.events.filter(({ effects }) => effects.settlement.role === 'reject');
  const [first, ...others] = fulfilling;
  if (first === undefined) return decline('other-work');
  if (rejecting.some((event) => !rejectsWithError(event, source))) return decline('other-error');
  const type = typeOf(site, events, source);
  if (type !== undefined && mentionsTypeParameter(type, site.node)) return declineFor('type-unknown');
  const isUnused = type === 'void' || isValueUnused(site.node);
  const mapOf = (event: SettlingEvent): string | undefined => mapText(event, site, isUnused, type, source);
  const filterOf = (event: SettlingEvent): string | undefined => filterText(event, site, source);
  let map = mapOf(first);
  const filter = filterOf(first);
  if (others.some((event) => mapOf(event) !== map || filterOf(event) !== filter)) return decline('results-differ');
  if (filter !== undefined && type !== undefined && map === undefined) {
    // The filter's parameter would have the type of what the promise is fulfilled with.
    if (type !== 'void') return declineFor('type-unknown');
    map = '(): void => undefined';
  }
  // A cast of the name was for the emitter's own types.
  const names = new Set(fulfilling.map(({ event }) => text(unwrap(event))));
  const failures = new Set(rejecting.map(({ event }) => text(unwrap(event))));
  if ([...failures].some((name) => names.has(name))) return decline('results-differ');
  const options = [
    filter === undefined ? undefined : `filter: ${filter}`,
    map === undefined ? undefined : `map: ${map}`,
    rejectOn([...failures], [...names]),
    events.signal && signalOption(events.signal, source),
  ].filter((each) => each !== undefined);
  const list = (all: readonly string[]): string => (all.length === 1 ? (all[0] ?? '') : `[${all.join(', ')}]`);
  const argument = type === undefined || map !== undefined ? '' : `<${type}>`;
  const emitter = emitterText(events, source).replace(/\s*\n\s*\./gu, '.');
  const head = `fromEvent${argument}(${emitter}, ${list([...names])}`;
  return options.length === 0 ? `${head})` : `${head}, ${optionsText(options, head.length + 3, site.node, source)})`;
}

/** The promise's type; undefined where none need be written. */
function typeOf(site: PromiseSite, { events }: ExecutorEvents, source: Source): string | undefined {
  if (!isTyped(source) || isValueUnused(site.node)) return undefined;
  // What an emitter without declared events gives is `any`, which fits where TypeScript took a type from the context.
  if (events.every(({ method }) => method !== 'addEventListener') && !isTypeKnown(site, source)) return undefined;
  return promisedType(site, source);
}

function isTypeKnown(site: PromiseSite, source: Source): boolean {
  try {
    return promisedType(site, source) !== undefined;
  } catch (error) {
    if (error instanceof Declined || error instanceof SkipSite) return false;
    throw error;
  }
}

/** `rejectOn`, where the events that reject are not just `error`. */
function rejectOn(failures: readonly string[], names: readonly string[]): string | undefined {
  const isError = (name: string | undefined): boolean => /^['"`]error['"`]$/u.test(name ?? '');
  if (failures.length === 0) return names.some(isError) ? undefined : 'rejectOn: null';
  if (failures.length === 1) return isError(failures[0]) ? undefined : `rejectOn: ${failures[0] ?? ''}`;
  return `rejectOn: [${failures.join(', ')}]`;
}

function rejectsWithError({ effects: { fn, settlement } }: SettlingEvent, source: Source): boolean {
  return fn === undefined || isFirstParameter(settlement.value, fn, source);
}

function isFirstParameter(value: Node | undefined, fn: FunctionNode, source: Source): boolean {
  const [first] = fn.params;
  if (value?.type !== 'Identifier' || first?.type !== 'Identifier') return false;
  return source.bindings.variable(value) === source.bindings.declaredBy(first);
}

/** What makes the value of what the listener is called with; undefined where its first argument is the value. */
function mapText(
  event: SettlingEvent,
  site: PromiseSite,
  isUnused: boolean,
  type: string | undefined,
  source: Source,
): string | undefined {
  const { fn, settlement } = event.effects;
  if (fn === undefined) return undefined;
  const { value } = settlement;
  if (value === undefined || isNothing(value)) {
    const name = unwrap(event.event);
    const isSilent =
      event.method !== 'addEventListener' &&
      name.type === 'Literal' &&
      silent.test(String(name.value)) &&
      type === undefined;
    return isUnused || isSilent ? undefined : returning([], 'undefined', type);
  }
  if (isFirstParameter(value, fn, source)) return undefined;
  checkPortable(value, fn, site, source);
  const text = source.text.slice(...value.range);
  return returning(
    usedParameters(fn, value, source),
    unwrap(value).type === 'ObjectExpression' ? `(${text})` : text,
    type,
  );
}

function returning(parameters: readonly string[], value: string, type: string | undefined): string {
  return `(${parameters.join(', ')})${type === undefined ? '' : `: ${type}`} => ${value}`;
}

function filterText(
  { effects: { fn, condition } }: SettlingEvent,
  site: PromiseSite,
  source: Source,
): string | undefined {
  if (fn === undefined || condition === undefined) return undefined;
  const { test, isNegated } = condition;
  checkPortable(test, fn, site, source);
  const answer = isNegated ? negated(test, source) : truth(test, source);
  return `(${usedParameters(fn, test, source).join(', ')}) => ${answer}`;
}

/** The opposite of a condition, as one would write it. */
function negated(test: Node, source: Source): string {
  const at = unwrap(test);
  if (at.type === 'UnaryExpression' && at.operator === '!') return truth(at.argument, source);
  if (at.type === 'BinaryExpression' && /^[!=]==?$/u.test(at.operator) && at === test) {
    const operator = at.operator.startsWith('!') ? at.operator.replace('!', '=') : at.operator.replace('=', '!');
    const [left, right] = [at.left, at.right].map((side) => source.text.slice(...side.range));
    return `${left ?? ''} ${operator} ${right ?? ''}`;
  }
  const text = source.text.slice(...test.range);
  return /^(?:Identifier|MemberExpression|CallExpression)$/u.test(at.type) ? `!${text}` : `!(${text})`;
}

/** A condition as a boolean, which TypeScript wants of a filter. */
function truth(test: Node, source: Source): string {
  const at = unwrap(test);
  const text = source.text.slice(...test.range);
  const isBoolean =
    (at.type === 'BinaryExpression' && /^(?:[!=]==?|[<>]=?|in|instanceof)$/u.test(at.operator)) ||
    (at.type === 'UnaryExpression' && at.operator === '!');
  return isBoolean || !isTyped(source) ? text : `Boolean(${text})`;
}

/** The parameters of a listener up to the last that an expression reads. */
function usedParameters(fn: FunctionNode, within: Node, source: Source): string[] {
  const isUsed = (parameter: Node): boolean =>
    source.bindings
      .declared(fn)
      .some(
        ({ identifiers, references }) =>
          identifiers.some(({ range }) => range[0] >= parameter.range[0] && range[1] <= parameter.range[1]) &&
          references.some(
            ({ identifier }) => identifier.range[0] >= within.range[0] && identifier.range[1] <= within.range[1],
          ),
      );
  const last = fn.params.findLastIndex(isUsed);
  return fn.params.slice(0, last + 1).map((each) => source.text.slice(...each.range));
}

/** What a function of its own calls `this`, and what only the executor declares, mean something else outside. */
function checkPortable(value: Node, fn: FunctionNode, site: PromiseSite, source: Source): void {
  const isOwn =
    fn.type !== 'ArrowFunctionExpression' && /\b(?:this|arguments)\b/u.test(source.text.slice(...value.range));
  if (isOwn || !isPortable(value, site, source)) decline('work-in-listener');
}
