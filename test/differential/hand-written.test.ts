import { describe, expect, test } from 'vitest';
import { deferredToSource } from '../../src/codemods/deferred-to-source.ts';
import { compare } from './compare.ts';
import { keptResolvers } from './programs/index.ts';

test.for(keptResolvers.map((p) => [p.name, p] as const))('%s', async ([, program]) => {
  const { sites, after } = await compare({ path: program.path ?? 'program.cjs', text: program.text.trimStart() }, { codemods: [deferredToSource], unsafe: true, ...(program.differs ? { differs: program.differs } : {}) });
  const skipped = sites.flatMap(({ skip }) => (skip ? [skip.code] : []));
  console.log(program.name, '|', program.skipped?.join() ?? '', '|', skipped.join(), '|', sites.length);
});
