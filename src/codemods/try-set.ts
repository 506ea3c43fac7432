import { preferTrySet } from '../core/checks/prefer-try-set.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** `set*` becomes `trySet*` where another completer can win. */
export const trySet = repairsOf(
  preferTrySet,
  {},
  {
    name: 'try-set',
    summary: 'setResult and its kin become trySet… where another completer can be first',
    rule: 'prefer-try-set',
  },
);

export default jscodeshiftTransform(trySet);
