import { describe, expect, it } from 'vitest';
import type { Node } from '../../../src/core/source/ast.ts';
import { nodeAt } from '../../../src/core/source/locate.ts';
import { parse } from '../../../src/core/source/parse.ts';
import { walk } from '../../../src/core/source/visit.ts';
import { filesUnder, read } from '../../files.ts';

function namesIn(ast: Node): readonly Node[] {
  const found: Node[] = [];
  walk(ast, (node) => {
    if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') found.push(node);
    return true;
  });
  return found;
}

it('finds every name of real files by its place', () => {
  const missed = filesUnder('src/core')
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const { ast } = parse(path, read(path));
      // Both names of `{ a }` stand at one place, and either will do.
      return namesIn(ast).filter(({ range, type }) => {
        const found = nodeAt(ast, range[0]);
        return found.type !== type || found.range[0] !== range[0];
      });
    });
  expect(missed).toEqual([]);
});

describe('mentions', () => {
  const text = `
    @register(Promise) export class A { #done = 1; run() { this.#done; this.$done; this['done']; this[\`done\`]; other.done(); } }
    // done
    const [, done] = [1, 'done'], { done: undone } = done;
    const pick = ({ done }) => done;
  `;
  const { mentions } = parse('a.ts', text);

  it('are the members of a name, private ones apart', () => {
    expect(mentions.members('done').map(({ range }) => text.slice(...range))).toEqual([
      "this['done']",
      'this[`done`]',
      'other.done',
    ]);
    expect(mentions.members('#done').map(({ range }) => text.slice(...range))).toEqual(['this.#done']);
  });

  it('are identifiers of just that name, in neither comments nor strings', () => {
    expect(mentions.identifiers('done').map(({ range }) => text.slice(...range))).toEqual(Array(6).fill('done'));
    expect(mentions.identifiers('undone')).toHaveLength(1);
    expect(mentions.identifiers('don')).toEqual([]);
  });

  it('are found in a decorator that stands before its statement', () => {
    expect([...mentions.matching(/Promise/gu)].map(({ type }) => type)).toEqual(['Identifier']);
  });
});
