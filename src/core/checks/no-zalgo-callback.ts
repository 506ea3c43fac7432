import { isInVain } from '../model/callbacks/late-callees.ts';
import { isAtWill, isKnownToCallers, isLibrarys, isMereEnd, isValue } from '../model/callbacks/callback-contracts.ts';
import { callbackParameters } from '../model/callbacks/callback-parameters.ts';
import { splitCallback, type SplitCallback } from '../model/callbacks/callback-runs.ts';
import { calling } from '../model/callbacks/passed-callbacks.ts';
import { passedAs } from '../model/local-functions.ts';
import { isInTest, isPlacedForItself, isTestFile } from '../model/test-code.ts';
import { leavesBefore } from '../model/turns.ts';
import type { Repair } from '../repair/repair.ts';
import {
  enclosingFunction,
  isFunction,
  isLoop,
  propertyName,
  wrapped,
  type FunctionNode,
  type Node,
  calledName,
} from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Variable } from '../source/scopes.ts';
import { someOwnNode } from '../source/visit.ts';
import type { Check, Finding } from './finding.ts';

export type MessageId = 'zalgo';

/** Code after the call cannot know whether its callback has run: it is right for one of the two and wrong for the other. */
export const noZalgoCallback: Check<Readonly<Record<string, never>>, MessageId | 'defer'> = {
  // What makes a callback run later: a timer, an event, a reaction, a list, or a function that is given another.
  relevance:
    /\.on[a-z]+\s*=|\)\s*\.(?:done|fail|always)\(|success|ajax|[lL]istener|\b(?:setTimeout|setImmediate|nextTick|queueMicrotask|requestAnimationFrame|then|catch|on|once|addEventListener|subscribe|push|add|set|close|listen|write|question|done|next|fn|handler|on[A-Z]\w*)\b|\b(?:e|err|error)\s*(?:,[^()]*)?\)\s*(?:=>|\{)|[cC]allback|\bcb\b|\bfs\b/,
  *run(source) {
    // What a double calls, and when, is what its test asks for; helpers of tests and examples know their callers.
    if (isSupport(source) || isTestFile(source)) return;
    let lines: LineMap | undefined;
    const findings: Finding<MessageId>[] = [];
    for (const { fn, parameter } of callbackParameters(source)) {
      // Only a function that is neither asynchronous nor a generator runs anything at once.
      if (fn.async || fn.generator || !mayRunTwice(parameter, fn, source) || isLibrarys(fn, parameter, source))
        continue;
      const split = splitCallback(fn, parameter, source);
      if (split === undefined || isInTest(fn, source) || isKnownToCallers(fn, parameter, source)) continue;
      lines ??= new LineMap(source.text);
      for (const { site, call } of split.sync)
        if (
          !isForEach(site, fn) &&
          !isAtWill(call, split) &&
          !isMereEnd(call, split, source) &&
          !isInVain(call, source)
        )
          findings.push(report(site, split, source, lines));
    }
    findings.sort((a, b) => a.range[0] - b.range[0]);
    // A callback that may come in the place of options left out has two parameters; the later is named after it.
    yield* findings.filter(({ range }, index) => range[0] !== findings[index + 1]?.range[0]);
  },
};

/** Whether a loop goes on after the call: what is called for each element tells of it, and not that all is done. */
function isForEach(node: Node, fn: FunctionNode): boolean {
  for (let at: Node | undefined = node; at && at !== fn; at = at.parent)
    if (isLoop(at)) return !leavesBefore(node, at.range[1]);
  return false;
}

/** Whether a file is for the project's own tests and examples, and no sample of the code that they are about. */
function isSupport(source: Source): boolean {
  return isPlacedForItself(source) && !/(?:^|[\\/])fixtures[\\/]/u.test(source.path);
}

/** Whether it is called, or gets another name under which it may be, and is used more than once in one way or another. */
function mayRunTwice({ references }: Variable, fn: FunctionNode, source: Source): boolean {
  const [first] = references;
  // Most parameters are no functions, which is the cheapest to see.
  if (first === undefined) return false;
  if (!references.some(mayRun) && !(references.length > 1 && references.some((each) => isRunBy(each, source))))
    return false;
  if (references.length === 1 && !isInNamed(first.identifier, fn)) return false;
  // What is only ever called, and called in the function itself, runs at once.
  return !references.every(({ identifier }) => isCallee(identifier) && enclosingFunction(identifier) === fn);
}

function mayRun({ identifier }: { readonly identifier: Node }): boolean {
  const at = wrapped(identifier);
  const { parent } = at;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee === at || wrapped(parent).parent?.type === 'VariableDeclarator';
    case 'MemberExpression': {
      const name = parent.object === at ? propertyName(parent) : undefined;
      return name === 'call' || name === 'apply' || name === 'bind';
    }
    case 'LogicalExpression':
    case 'VariableDeclarator':
      return true;
    case 'ConditionalExpression':
      return parent.test !== at;
    default:
      return false;
  }
}

/** Whether a function of the file calls what it is passed here, and neither asks for what that gives nor calls it for each of many. */
function isRunBy({ identifier }: { readonly identifier: Node }, source: Source): boolean {
  const passed = passedAs(identifier, source);
  const helper = passed?.defs[0]?.node;
  if (passed === undefined || !isFunction(helper)) return false;
  return passed.references.some(({ identifier: use }) => {
    const call = calling(use);
    return call !== undefined && !isValue(call) && !isForEach(call, helper);
  });
}

function isCallee(node: Node): boolean {
  const { parent } = node;
  return parent?.type === 'CallExpression' && parent.callee === node;
}

/** Whether the only use is in a function, or makes a name, that may be used many times. */
function isInNamed(use: Node, fn: FunctionNode): boolean {
  const around = enclosingFunction(use);
  if (around !== undefined && around !== fn)
    return around.type === 'FunctionDeclaration' || around.parent.type === 'VariableDeclarator';
  const { parent } = wrapped(use);
  return (
    parent !== undefined && (parent.type !== 'CallExpression' || wrapped(parent).parent?.type === 'VariableDeclarator')
  );
}

function report(node: Node, split: SplitCallback, source: Source, lines: LineMap): Finding<MessageId> {
  const { fn, parameter, async } = split;
  const repair = defer(node);
  return {
    range: node.range,
    messageId: 'zalgo',
    data: {
      name: parameter.name,
      fn: nameOf(fn, source),
      line: String(lines.position(async.node.range[0]).line),
    },
    repairs: repair ? [repair] : [],
  };
}

function nameOf(fn: FunctionNode, source: Source): string {
  const { parent } = fn;
  if (fn.id) return `\`${fn.id.name}\``;
  const name =
    parent.type === 'VariableDeclarator'
      ? parent.id
      : parent.type === 'AssignmentExpression'
        ? parent.left
        : 'key' in parent
          ? parent.key
          : undefined;
  return name ? `\`${source.text.slice(...name.range)}\`` : 'the function';
}

/** Puts the call into a microtask where nobody uses what it gives. */
function defer(node: Node): Repair | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const { parent } = wrapped(node);
  const isStatement =
    parent?.type === 'ExpressionStatement' ||
    parent?.type === 'ReturnStatement' ||
    (parent?.type === 'LogicalExpression' &&
      parent.right === wrapped(node) &&
      parent.parent.type === 'ExpressionStatement');
  if (!isStatement || node.arguments.some(mustRunNow)) return undefined;
  const { range } = wrapped(node);
  return {
    applicability: 'suggested',
    messageId: 'defer',
    edits: [
      { range: [range[0], range[0]], text: 'queueMicrotask(() => ' },
      { range: [range[1], range[1]], text: ')' },
    ],
  };
}

/** Whether an argument cannot be evaluated later: it suspends, changes something, or does work whose failure is caught here. */
function mustRunNow(argument: Node): boolean {
  return someOwnNode(
    argument,
    (at) =>
      /^(?:Await|Yield|Update|Assignment)Expression$/u.test(at.type) ||
      (at.type === 'CallExpression' && !/^(?:get|has|at|slice|String|Number|\w*Error)$/u.test(calledName(at) ?? '')),
  );
}
