import { describe, expect, test } from 'vitest';
import { deferredToSource } from '../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../src/codemods/rewrite.ts';
import { scriptBlocks } from '../../src/codemods/script-blocks.ts';
import { ParseError } from '../../src/core/source/parse.ts';
import { renameCodemod } from './cli/helpers.ts';

const run = (path: string, text: string) => rewrite(path, text, { codemods: [deferredToSource] });
const rename = (path: string, text: string) => rewrite(path, text, { codemods: [renameCodemod] });
const codeOf = (path: string, text: string) =>
  scriptBlocks(path, text).map((block) => [block.path.slice(path.length), text.slice(block.start, block.end)]);

const component = (script: string, markup = '<button @click="go">x</button>') =>
  `<template>\n  ${markup}\n</template>\n\n${script}\n\n<style scoped>\n.ready { color: red }\n</style>\n`;

const gate = `let resolveReady!: () => void
const ready = new Promise<void>((resolve) => {
  resolveReady = resolve
})

function go() {
  resolveReady()
  return ready
}
`;

describe('the script blocks of a component', () => {
  test.for([
    ['a.vue', '<script>a</script>', [['.mjs', 'a']]],
    ['a.vue', '<script setup lang="ts" generic="T extends Map<string, number>">a</script>', [['.mts', 'a']]],
    ['a.vue', "<script lang='tsx'>a</script>", [['.tsx', 'a']]],
    [
      'a.vue',
      '<script>a</script>\n<SCRIPT setup>b</SCRIPT >',
      [
        ['.mjs', 'a'],
        ['.mjs', 'b'],
      ],
    ],
    ['a.vue', '<!-- <script>a</script> -->\n<script>b</script>', [['.mjs', 'b']]],
    ['a.vue', '<template>\n<script>a</script>\n<template></template></template>\n<script>b</script>', [['.mjs', 'b']]],
    ['a.vue', '<style>/* <script>a</script> */</style><script>b</script>', [['.mjs', 'b']]],
    ['a.vue', '<script src="./a.ts"></script><script lang="coffee">a</script><script/>', []],
    ['a.vue', '<script type="application/ld+json">{}</script>', []],
    ['a.vue', '<script>never closed', []],
    [
      'a.svelte',
      '<script context="module">a</script>\n{#if a < b}<p/>{/if}\n<script>b</script>',
      [
        ['.mjs', 'a'],
        ['.mjs', 'b'],
      ],
    ],
    [
      'a.svelte',
      '<svelte:head><script>a</script></svelte:head>\n<script type="text/typescript">b</script>',
      [['.mts', 'b']],
    ],
    ['a.ts', '<script>a</script>', [['', '<script>a</script>']]],
  ] as const)('%s: %j', ([path, text, expected]) => {
    expect(codeOf(path, text)).toEqual(expected);
  });

  test('are rewritten, and nothing around them', () => {
    const before = component(`<script setup lang="ts">\nimport { ref } from 'vue'\n\n${gate}</script>`);
    const { text, sites } = run('src/Gate.vue', before);
    expect(text).toBe(
      component(`<script setup lang="ts">
import { ref } from 'vue'
import { TaskCompletionSource } from 'task-completion-source'

const readySource = new TaskCompletionSource<void>()
const ready = readySource.promise

function go() {
  readySource.trySetResult()
  return ready
}
</script>`),
    );
    expect(sites).toMatchObject([{ status: 'rewritten', line: 9, column: 15, endLine: 11, endColumn: 3 }]);
    expect(run('src/Gate.vue', text).text).toBe(text);
  });

  test('keep their indentation, line ends and byte for byte the rest', () => {
    const script = `<script lang="ts">\r\n${`import { tick } from 'svelte'\n\n${gate}`
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `\t${line}`))
      .join('\r\n')}\r\n</script>`;
    const rest = '\r\n{#if go}<b on:click={go}>\u00A0</b>{/if}\r\n';
    const { text } = run('Gate.svelte', script + rest);
    expect(text).toContain(
      "'svelte'\r\n\timport { TaskCompletionSource } from 'task-completion-source'\r\n\r\n\tconst",
    );
    expect(text.endsWith(rest)).toBe(true);
  });

  test('keep the comment of an import above it, and their indentation', () => {
    const script = `<script lang="ts">\n  // eslint-disable-next-line import/no-unresolved\n  import x from './x'\n\n${gate}</script>`;
    expect(run('Gate.svelte', script).text).toContain(
      `<script lang="ts">\n  import { TaskCompletionSource } from 'task-completion-source'\n  // eslint-disable-next-line import/no-unresolved\n  import x from './x'\n`,
    );
  });

  test('keep a name that the template mentions', () => {
    const script = `<script setup lang="ts">\n${gate}</script>`;
    const { text, sites } = run('Gate.vue', component(script, '<button @click="resolveReady()">x</button>'));
    expect(text).toBe(component(script, '<button @click="resolveReady()">x</button>'));
    expect(sites).toMatchObject([{ status: 'skipped', skip: { code: 'used-by-markup' } }]);
    expect(sites[0]?.skip?.detail).toContain('`resolveReady`');
  });

  test('keep a new name away from one of the template', () => {
    const { sites } = run(
      'Gate.vue',
      component(`<script setup lang="ts">\n${gate}</script>`, '<p v-for="readySource in x"/>'),
    );
    expect(sites).toMatchObject([{ skip: { code: 'used-by-markup' } }]);
  });

  test('take what a function has for itself for no name of the template', () => {
    const script = `<script lang="ts">
  let closed: (() => void) | undefined;
  export function open() {
    return new Promise<void>((resolve) => {
      closed = resolve;
      start();
    });
  }
  export const close = () => closed?.();
</script>
`;
    const { text, sites } = run('Dialog.svelte', `${script}<p class="error source">{message}</p>\n`);
    expect(sites).toMatchObject([{ status: 'rewritten' }]);
    expect(text).toContain('} catch (error) {');
    expect(text).toContain('const source = new TaskCompletionSource<void>();');
  });

  test('take members that are read for no names of the template, nor what a function had for itself', () => {
    const script = `<script>
  const queue = [];
  let delayed = 0;
  export function load(value) {
    return new Promise((fulfil) => queue.push(() => fulfil(value)));
  }
  export function delay() {
    return new Promise((done) => {
      delayed++;
      queue.push(() => { delayed--; done(); });
    });
  }
</script>
`;
    const { text, sites } = run('Queue.svelte', `${script}<button on:click={shift}>resolve, fulfil or done</button>\n`);
    expect(sites).toMatchObject([{ status: 'rewritten' }, { status: 'rewritten' }]);
    expect(text).toContain('queue.push(() => source.resolve(value));');
  });

  test('see a store by its `$` name', () => {
    const { sites } = run('Gate.svelte', `<script lang="ts">\n${gate}</script>\n<p>{$resolveReady}</p>\n`);
    expect(sites).toMatchObject([{ skip: { code: 'used-by-markup' } }]);
  });

  test('may name in their styles what they like', () => {
    expect(
      run('a.vue', `<script setup lang="ts">\n${gate}</script>\n<style>.resolveReady {}</style>`).sites,
    ).toMatchObject([{ status: 'rewritten' }]);
  });

  test('tell where they do not parse, in lines of the file', () => {
    const attempt = (text: string) => {
      try {
        rename('a.vue', text);
      } catch (error) {
        if (error instanceof ParseError) return [error.line, error.column];
      }
      return undefined;
    };
    expect(attempt('<p/>\n<script>\noldName(;\n</script>')).toEqual([3, 9]);
    expect(attempt('<p/>\n<script>oldName(;</script>')).toEqual([2, 17]);
  });

  test('are all rewritten, each by itself', () => {
    const text = '<script>\noldName();\n</script>\n<script setup lang="ts">\nconst a: number = oldName();\n</script>\n';
    const { text: after, sites } = rename('a.vue', text);
    expect(after).toBe(text);
    expect(sites.map(({ line }) => line)).toEqual([2, 5]);
    expect(rename('a.vue', text.replace('oldName', 'other')).text).toContain('newName');
  });

  test('are not even looked for where nothing is relevant', () => {
    expect(rename('a.vue', '<script>this is ( no code</script>').sites).toEqual([]);
    expect(rename('a.vue', '<template>oldName</template>\n<script>no ( code</script>').sites).toEqual([]);
  });
});
