import { describe, expect, test } from 'vitest';
import { codemods } from '../../src/codemods/registry.ts';
import { compare, type Program } from './compare.ts';
import { handWritten } from './programs/index.ts';
import type { HandWritten } from './programs/hand-written.ts';

const all = Object.entries(handWritten).flatMap(([about, programs]) =>
  programs.map((program) => [`${about}: ${program.name}`, { about, ...program }] as const),
);

const programOf = ({ path = 'program.cjs', text }: HandWritten): Program => ({ path, text: text.trimStart() });

describe.for(all)('%s', ([, program]) => {
  test('does the same after the safe repairs of all codemods', async () => {
    const differs = program.differs?.['all'];
    await compare(programOf(program), { codemods, ...(differs && { differs }) });
  });

  test('does the same after each codemod, or differs as it is documented to', async () => {
    const { path, text } = programOf(program);
    for (const codemod of codemods) {
      const differs = program.differs?.[codemod.name];
      const options = { codemods: [codemod], unsafe: true, ...(differs && { differs }) };
      const { after } = await compare({ path, text }, options);
      if (codemod.name === program.about && program.isLeftAlone !== true) expect(after).not.toBe(text);
    }
  });
});

test('every codemod is shown by programs', () => {
  const shown = new Set(Object.keys(handWritten));
  expect(codemods.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
});
