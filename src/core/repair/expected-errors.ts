import { assignmentTo, enclosingFunction, type Node, type Range } from '../source/ast.ts';
import { nodeAt } from '../source/locate.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';

const directive = /\/[/*][/*\s]*@ts-expect-error\b[^\r\n]*\r?\n(?:[ \t]*(?:\/\/[^\r\n]*)?\r?\n)*/gu;

interface Expected {
  readonly ast: Node;
  readonly lines: readonly Range[];
  /** Where the variables are declared and written that the lines name, of those that may be without a value. */
  readonly variables: readonly Range[];
}

let known: Expected | undefined;

/**
 * Whether edits touch a line whose type error `@ts-expect-error` expects, or declare anew or write elsewhere a variable that it
 * names, which may have been read there before it has a value: TypeScript complains where the error has gone.
 */
export function changesExpectedError(edits: readonly Edit[], source: Source): boolean {
  if (!source.text.includes('@ts-expect-error')) return false;
  if (known?.ast !== source.ast) known = expectedIn(source);
  const { lines, variables } = known;
  return edits.some(
    ({ range: [from, to] }) =>
      lines.some(([start, end]) => from <= end && to >= start) ||
      variables.some(([start, end]) => from < end && to > start),
  );
}

function expectedIn(source: Source): Expected {
  const lines = expecting(source.text);
  return { ast: source.ast, lines, variables: lines.flatMap((line) => [...variablesOn(line, source)]) };
}

function* variablesOn([start, end]: Range, { ast, bindings, text }: Source): Generator<Range> {
  for (const { index } of text.slice(start, end).matchAll(/[\w$]+/gu)) {
    const node = nodeAt(ast, start + index);
    const { parent } = node;
    // `{ resolve }` names a member, and reads the variable.
    const variable = bindings.variable(parent?.type === 'Property' && parent.shorthand ? parent.value : node);
    for (const { node: declarator } of variable?.defs ?? []) {
      if (declarator.type !== 'VariableDeclarator' || declarator.parent.kind === 'const') continue;
      yield declarator.range;
      for (const each of variable?.references ?? []) {
        // Of what is written elsewhere, TypeScript knows as much on the line as before.
        const inner = enclosingFunction(each.identifier);
        const isBeside = inner !== undefined && enclosingFunction(inner) === enclosingFunction(node);
        if (each.isWrite() && isBeside) yield (assignmentTo(each.identifier) ?? each.identifier).range;
      }
    }
  }
}

function expecting(text: string): readonly Range[] {
  return Array.from(text.matchAll(directive), ({ index, 0: { length } }) => {
    const start = index + length;
    const end = text.indexOf('\n', start);
    return [start, end === -1 ? text.length : end];
  });
}
