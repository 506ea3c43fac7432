import { noMultiFireSettle } from '../core/checks/no-multi-fire-settle.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** A settling listener that stays registered listens once. */
export const listenOnce = repairsOf(
  noMultiFireSettle,
  {},
  {
    name: 'listen-once',
    summary: 'on becomes once where the listener settles a promise',
    rule: 'no-multi-fire-settle',
    onlySuggested: true,
  },
);

export default jscodeshiftTransform(listenOnce);
