import { noExposedResolvers } from '../core/checks/no-exposed-resolvers.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** Resolvers that are handed out stay inside; the promise goes out. */
export const hideResolvers = repairsOf(
  noExposedResolvers,
  { allow: [] },
  {
    name: 'hide-resolvers',
    summary: 'keep resolvers private and give the promise away',
    rule: 'no-exposed-resolvers',
    onlySuggested: true,
  },
);

export default jscodeshiftTransform(hideResolvers);
