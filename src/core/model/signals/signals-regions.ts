import { isFunction, type FunctionNode, type Node } from '../../source/ast.ts';
import { nodeAt } from '../../source/locate.ts';
import type { Source } from '../../source/source.ts';
import { textsWith } from '../../source/texts-with.ts';
import { unknownTypes } from '../../source/types.ts';
import { wordSource } from '../../source/word.ts';

// By name alone a signal is told where its name, its class or the type of what holds it stands.
const words = /signal|AbortController|RequestInit|AxiosRequestConfig/i;
const mayNameSignal = textsWith(['signal', 'abortcontroller', 'requestinit', 'axiosrequestconfig'], words);

/** The code of a file in which a signal can be in scope: all of it with types; else the functions that name one. */
export function codeWithSignals(source: Source): readonly Node[] {
  if (source.types !== unknownTypes) return [source.ast];
  if (!mayNameSignal.test(source.text)) return [];
  const named = new RegExp([words.source, 'Abortable', ...typeNames(source).map(wordSource)].join('|'), 'gi');
  const found: Node[] = [];
  for (let match = named.exec(source.text); match !== null; match = named.exec(source.text)) {
    const fn = outermostFunction(nodeAt(source.ast, match.index));
    if (fn === undefined) continue;
    found.push(fn);
    named.lastIndex = Math.max(named.lastIndex, fn.range[1]);
  }
  return found;
}

/** The types of the file that have to do with signals, or with such a type. */
function typeNames({ bindings, text }: Source): string[] {
  let types: { name: string; text: string }[] = [];
  bindings.eachVariable(({ name, defs }) => {
    for (const { type, node } of defs) if (type === 'Type') types.push({ name, text: text.slice(...node.range) });
  });
  const names: string[] = [];
  for (let pattern: RegExp | undefined = words; pattern !== undefined;) {
    const known: RegExp = pattern;
    const added = types.filter((each) => known.test(each.text));
    types = types.filter((each) => !added.includes(each));
    names.push(...added.map(({ name }) => name));
    pattern = added.length === 0 ? undefined : new RegExp(added.map(({ name }) => wordSource(name)).join('|'));
  }
  return names;
}

function outermostFunction(node: Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let at: Node | null | undefined = node; at; at = at.parent) if (isFunction(at)) found = at;
  return found;
}
