import type { Codemod } from './create-codemod.ts';

export const deferredToSource: Codemod = {
  name: 'deferred-to-source',
  summary: 'new Promise whose resolvers escape becomes a TaskCompletionSource',
  rule: 'no-bare-deferred',
  relevance: /\bPromise\b/u,
  find: () => [],
};
