import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that collect garbage again and again, which takes as long as the heap is large. */
const onHeap = [
  'test/runtime/helpers/memory.node.test.ts',
  'test/runtime/helpers/leak-census.test.ts',
  'test/runtime/retention.test.ts',
  'test/runtime/diagnostics-abandoned.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/build.ts'],
    pool: 'threads',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    coverage: { include: ['src/**/*.ts'], provider: 'v8' },
    projects: [
      { extends: true, test: { name: 'heap', include: onHeap, isolate: true } },
      {
        extends: true,
        test: {
          name: 'all others',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...onHeap],
          // One module graph for all files: loading ESLint and TypeScript anew for each takes many times longer.
          isolate: false,
        },
      },
    ],
  },
});
