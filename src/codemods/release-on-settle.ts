import { noLeakOnSettle } from '../core/checks/no-leak-on-settle.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** Listeners, timers and observers go when the promise settles. */
export const releaseOnSettle = repairsOf(
  noLeakOnSettle,
  {},
  {
    name: 'release-on-settle',
    summary: 'let a listener, timer or observer go before the promise is settled',
    rule: 'no-leak-on-settle',
    onlySuggested: true,
  },
);

export default jscodeshiftTransform(releaseOnSettle);
