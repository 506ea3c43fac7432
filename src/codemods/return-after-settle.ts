import { noDoubleSettle } from '../core/checks/no-double-settle.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** A second settlement on a path goes: return after the first, or `trySet*`. */
export const returnAfterSettle = repairsOf(
  noDoubleSettle,
  {},
  {
    name: 'return-after-settle',
    summary: 'return after a settlement that more of the same path would repeat',
    rule: 'no-double-settle',
    onlySuggested: true,
  },
);

export default jscodeshiftTransform(returnAfterSettle);
