import type { TSESTree } from '@typescript-eslint/types';
import { isInside, propertyName, wrapped, type CallExpression, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { usesOfFunction } from '../function-uses.ts';
import { localFunction } from '../local-functions.ts';

// `const limit = deadline(ms)`: an object that a function of the file makes around a timer, and what is called of it.

/** The calls of the members of an object, by name. */
export type MemberCalls = ReadonlyMap<string, readonly CallExpression[]>;

/** What is called of an object, but for one member that is read; undefined where anything else is done with it. */
export function callsOfMembers(reads: readonly Node[], read: string): MemberCalls | undefined {
  const calls = new Map<string, CallExpression[]>();
  for (const each of reads) {
    const member = each.parent;
    const name = member?.type === 'MemberExpression' && member.object === each ? propertyName(member) : undefined;
    if (name === read) continue;
    const call = member && callOf(member);
    if (name === undefined || call === undefined) return undefined;
    calls.set(name, [...(calls.get(name) ?? []), call]);
  }
  return calls;
}

/** The same of an object that is taken apart. */
export function callsOfPattern(pattern: TSESTree.ObjectPattern, read: string, source: Source): MemberCalls | undefined {
  const calls = new Map<string, CallExpression[]>();
  for (const property of pattern.properties) {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    if (name === read) continue;
    const variable =
      property.type === 'Property' && property.value.type === 'Identifier'
        ? source.bindings.declaredBy(property.value)
        : undefined;
    if (name === undefined || variable === undefined) return undefined;
    const reads = variable.references.filter((each) => each.init !== true);
    const called = reads.flatMap(({ identifier }) => callOf(identifier) ?? []);
    if (called.length < reads.length) return undefined;
    calls.set(name, called);
  }
  return calls;
}

function callOf(callee: Node): CallExpression | undefined {
  const at = wrapped(callee);
  return at.parent?.type === 'CallExpression' && at.parent.callee === at ? at.parent : undefined;
}

/** Whether a node stands in an object, or in a function that is there for nothing but to be a member of it. */
export function isBroughtAlong(node: Node, record: TSESTree.ObjectExpression, source: Source): boolean {
  if (isInside(node, record)) return true;
  return record.properties.some((property) => {
    const fn = property.type === 'Property' ? localFunction(property.value, source) : undefined;
    return fn !== undefined && isInside(node, fn) && usesOfFunction(fn, source).length === 1;
  });
}
