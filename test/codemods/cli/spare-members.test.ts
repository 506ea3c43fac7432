import { describe, expect, it } from 'vitest';
import { run } from '../../../src/codemods/cli/run.ts';
import { codemods } from '../../../src/codemods/registry.ts';
import { makeRepository, makeTree, read, type Tree } from './helpers.ts';

const gate = `export class Gate {
  private _open!: () => void;
  private waiters: (() => void)[] = [];
  readonly ready = new Promise<void>((resolve) => {
    this._open = resolve;
  });
  open() {
    this._open();
    for (const waiter of this.waiters.splice(0)) waiter();
  }
  wait() {
    return new Promise<void>((resolve) => {
      this.waiters.push(resolve);
    });
  }
  private last?: { resolve: (text: string) => void; timer: number };
  ask(timer: number) {
    return new Promise<string>((resolve) => {
      this.last = { resolve, timer };
    });
  }
}
`;
const latch = `'use strict';
function Latch() {
  this.ready = new Promise((resolve) => {
    this._open = resolve;
  });
}
Latch.prototype.open = function () {
  this._open();
};
module.exports = Latch;
`;
const toGate = "import { Gate } from '../src/gate';\n";

const runOn = (cwd: string, paths: readonly string[]) => run({ cwd, paths, allowNoVcs: true }, { codemods });

async function keptIn(tree: Tree, file: string, make = makeRepository): Promise<readonly string[]> {
  const cwd = make(tree);
  const { notes } = await runOn(cwd, ['src']);
  const text = read(cwd, file);
  expect(text).toContain('TaskCompletionSource');
  const kept = notes.flatMap((note) => /keeps (\w+) as it is/u.exec(note)?.[1] ?? []);
  for (const name of kept) expect(text).toMatch(new RegExp(String.raw`\b${name}\b(?!Source)`, 'u'));
  return kept;
}

describe('a private member that another file takes', () => {
  it.each([
    ["gate['_open']();", ['_open']],
    ['(gate as any)._open();', ['_open']],
    ['(gate as unknown as { _open(): void })._open();', ['_open']],
    ["vi.spyOn(gate as any, '_open');", ['_open']],
    ['// @ts-expect-error private\ngate._open();', ['_open']],
    ["gate['waiters'][0]?.();", ['waiters']],
    ['(gate as any).waiters.shift()();', ['waiters']],
    ["expect(gate['waiters']).toHaveLength(1);", []],
    ["gate['last']?.resolve('text');", ['last']],
    ["const { resolve } = gate['last']!;", ['last']],
    ["clearTimeout(gate['last']?.timer);", []],
    ['expect((gate as any).waiters.length).toBe(1);', []],
    ['gate.open();', []],
    ["const other = { _open: 1 }; use(other, 'open');", []],
  ])('is found in %j: %j', async (use, kept) => {
    expect(await keptIn({ 'src/gate.ts': gate, 'test/gate.test.ts': `${toGate}${use}\n` }, 'src/gate.ts')).toEqual(
      kept,
    );
  });

  it.each([
    ["const Latch = require('../src/latch');\nnew Latch()._open();", ['_open']],
    ["const { latch } = require('../src');\nlatch._open();", ['_open']],
    [
      "const Latch = require('../src/latch');\nclass Door extends Latch {\n  slam() {\n    this._open();\n  }\n}",
      ['_open'],
    ],
    ['class Door {\n  slam(other) {\n    this._open = 1;\n    other._open = 2;\n  }\n}', []],
    ['class Door {\n  slam() {\n    const self = this;\n    self._open = 1;\n  }\n}', []],
  ])('is found in JavaScript, in %j: %j', async (use, kept) => {
    expect(await keptIn({ 'src/latch.js': latch, 'test/latch.test.js': `${use}\n` }, 'src/latch.js')).toEqual(kept);
  });

  it('is that of the class which the other file knows, where two have one of that name', async () => {
    const tree = {
      'src/gate.ts': gate,
      'src/door.ts': gate.replace('Gate', 'Door'),
      'test/gate.test.ts': `${toGate}make()['_open']();\n`,
    };
    expect(await keptIn(tree, 'src/gate.ts')).toEqual(['_open']);
    expect(await keptIn({ ...tree, 'src/gate.ts': '' }, 'src/door.ts')).toEqual(['_open']);
    const cwd = makeRepository(tree);
    await runOn(cwd, ['src']);
    expect(read(cwd, 'src/door.ts')).not.toContain('this._open = ');
  });

  it('is not that of a class of the same name in the other file', async () => {
    const text = 'class Gate {\n  open() {}\n}\nexport const make = () => new Gate().open();\n';
    const named = gate.replaceAll('_open', 'door');
    expect(
      await keptIn({ 'src/gate.ts': named, 'lib/own.js': text.replaceAll('open', 'door') }, 'src/gate.ts'),
    ).toEqual([]);
    expect(
      await keptIn(
        { 'src/gate.ts': named, 'lib/use.js': "export const use = () => new Gate()['door']();\n" },
        'src/gate.ts',
      ),
    ).toEqual(['door']);
  });

  it('is found where git keeps nothing', async () => {
    const tree = { 'src/gate.ts': gate, 'test/gate.test.ts': `${toGate}gate['_open']();\n` };
    expect(await keptIn(tree, 'src/gate.ts', makeTree)).toEqual(['_open']);
  });

  it('is not looked for in what is installed', async () => {
    const tree = { 'src/gate.ts': gate, 'node_modules/gate/test.ts': `${toGate}gate['_open']();\n` };
    expect(await keptIn(tree, 'src/gate.ts', makeTree)).toEqual([]);
  });

  it('is not looked for in what is built of the project', async () => {
    const built = `${'a();'.repeat(300)}new Gate()['_open']();\n`;
    expect(await keptIn({ 'src/gate.ts': gate, 'dist/gate.js': built }, 'src/gate.ts')).toEqual([]);
  });

  it('names the file that takes it, and leaves the rest of the class to be rewritten', async () => {
    const cwd = makeRepository({ 'src/gate.ts': gate, 'test/gate.test.ts': `${toGate}gate['_open']();\n` });
    const { notes } = await runOn(cwd, ['src']);
    expect(notes).toEqual(['src/gate.ts keeps _open as it is: test/gate.test.ts takes it from outside']);
    expect(read(cwd, 'src/gate.ts')).toContain('this._open = ');
    expect(read(cwd, 'src/gate.ts')).toContain('this.waiters.push(source)');
    const again = await runOn(cwd, ['src']);
    expect(again.files.flatMap(({ sites }) => sites.filter(({ status }) => status === 'rewritten'))).toEqual([]);
  });
});
