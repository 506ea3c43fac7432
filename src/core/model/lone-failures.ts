import {
  calledName,
  isFunction,
  isInside,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { someNode } from '../source/visit.ts';
import { completionModel } from './build-model.ts';
import type { Completion, Handle } from './completion.ts';
import type { Construction } from './constructions.ts';
import { EmitterWirings } from './emitter-wirings.ts';
import { exitFailures, failureEvents, processNames, streamEnds, transfers, workerFailures } from './failure-sources.ts';
import { missingFailures } from './missing-failures.ts';
import type { Registration } from './registrations.ts';
import { hasRejection } from './rejection-flow.ts';
import { settlementRuns } from './settlement-runs.ts';
import { isAnyPort } from './written-values.ts';

/**
 * Whether a failure path may be missing in an expression that keeps its resolvers: one is, or what is known of the names
 * around the expression could make one of what is wired in it.
 */
export function mayMissFailure(construction: Construction): boolean {
  const { source } = construction;
  const runs = settlementRuns(source);
  for (const completion of completionModel(source).completions) {
    for (const handle of completion.handles) {
      if (handle.through !== undefined) continue;
      for (const { steps } of runs.of(handle)) {
        for (const { by, fn } of steps) if (by && isDoubtful(by, fn, handle, construction)) return true;
      }
    }
  }
  return missingFailures(source).length > 0;
}

function isDoubtful(
  by: Registration,
  fn: FunctionNode | undefined,
  { use, completion }: Handle,
  construction: Construction,
): boolean {
  const { source, file } = construction;
  switch (by.kind) {
    case 'reaction':
      return by.node.type === 'CallExpression' && !isHeard(by.node, by.handler, completion);
    case 'listener':
    case 'property':
      return isOfUnknownName(by, source) || mayTellSuccess(by, construction);
    case 'callback':
      // What rejects is looked at for its events alone.
      if (by.node.type !== 'CallExpression' || ('role' in use && use.role === 'reject')) return false;
      // `then.call(work, done)`: the rest of the file says what is called through.
      if (/^(?:call|apply)$/u.test(calledName(by.node) ?? '')) return true;
      if (fn?.params.length === 0 && transfers.test(lastName(by.node.callee) ?? '')) return true;
      if (streamEnds.test(lastName(by.node.callee) ?? '')) return true;
      return ignoresResult(fn) || mayMakeRequest(by.node, by.handler, file);
    default:
      return false;
  }
}

/** Whether no `then` of the chain loses a rejection, by what the chain itself shows. */
function isHeard(call: CallExpression, handler: Node, { handles }: Completion): boolean {
  if (call.arguments[0] !== handler || reactionName(call) !== 'then') return true;
  for (let at = call; ;) {
    if (hasRejection(at)) return true;
    const next = nextReaction(at);
    const name = next && reactionName(next);
    if (next === undefined || name === undefined) return false;
    const [first] = next.arguments;
    // A function that only writes down what failed is not heard by the promise.
    if (name === 'catch')
      return first !== undefined && !isLogger(first) && handles.some(({ use }) => isInside(use.node, first));
    at = next;
  }
}

function isLogger(node: Node): boolean {
  return /log/iu.test(lastName(node) ?? '');
}

function nextReaction(call: CallExpression): CallExpression | undefined {
  const at = wrapped(call);
  const member = at.parent?.type === 'MemberExpression' && at.parent.object === at ? wrapped(at.parent) : undefined;
  const next = member?.parent;
  return next?.type === 'CallExpression' && next.callee === member ? next : undefined;
}

function reactionName({ callee }: CallExpression): string | undefined {
  const at = unwrap(callee);
  const name = at.type === 'MemberExpression' ? propertyName(at) : undefined;
  return name !== undefined && /^(?:then|catch|finally)$/u.test(name) ? name : undefined;
}

/** Whether the event is named by a variable that stands elsewhere. */
function isOfUnknownName({ kind, node, handler }: Registration, source: Source): boolean {
  const first = kind === 'listener' && node.type === 'CallExpression' ? node.arguments[0] : undefined;
  if (first === undefined || first === handler) return false;
  const at = unwrap(first);
  return at.type === 'Identifier' && source.bindings.variable(at) === undefined;
}

const makesProcess = /(?:[sS]pawn|exec|execFile|fork|execa)\b/;
const makesWorker = /\bWorker\b/;

/** Whether the event may tell of the success of something whose failure nobody listens to. */
function mayTellSuccess({ event, receiver }: Registration, { source, file }: Construction): boolean {
  if (event === undefined || receiver === undefined) return false;
  const wirings = new EmitterWirings(source);
  let failures = failureEvents.get(event);
  if (event === 'exit' || event === 'spawn') {
    const isProcess = makesProcess.test(file) || processNames.test(lastName(wirings.base(receiver)) ?? '');
    failures = isProcess ? exitFailures : undefined;
  } else if (event === 'message') failures = makesWorker.test(file) ? workerFailures : undefined;
  if (failures === undefined) return false;
  // Elsewhere the class may emit, and listen to, events of its own.
  if (unwrap(receiver).type === 'ThisExpression' || hasShadow(source)) return true;
  return ![...wirings.of(receiver).events].some((each) => failures.has(each) || /error$/iu.test(each));
}

/** Whether a name means something from outside in one part of the expression, and something of its own in another. */
function hasShadow({ ast, bindings }: Source): boolean {
  const declared = new Set<string>();
  bindings.eachVariable(({ name }) => void declared.add(name));
  return someNode(
    ast,
    (node) => node.type === 'Identifier' && declared.has(node.name) && bindings.reference(node)?.resolved === null,
  );
}

/** `(_error, result) => resolve(result)`: whether the result is counted on, a function elsewhere may tell. */
function ignoresResult(fn: FunctionNode | undefined): boolean {
  const [first, second] = fn?.params ?? [];
  return second !== undefined && first?.type === 'Identifier' && first.name.startsWith('_');
}

const namesNetwork = /['"](?:node:)?(?:https?|http2|net|tls|follow-redirects)['"]/;
const makesServer = /[cC]reate(?:Secure)?Server/;

/** Whether what the callback is given to may be a request, a connection or a server of Node. */
function mayMakeRequest(call: CallExpression, handler: Node, file: string): boolean {
  if (call.arguments.at(-1) !== handler) return false;
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (name === 'listen' && makesServer.test(file)) {
    const [port] = call.arguments;
    return port !== undefined && !isAnyPort(port) && !isFunction(port);
  }
  if (!namesNetwork.test(file)) return false;
  return name === undefined || /^(?:get|request|connect|createConnection)$/u.test(name);
}
