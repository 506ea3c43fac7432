import { noNeedlessPromiseConstructor } from '../core/checks/no-needless-promise-constructor.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** `new Promise` around a promise or a value becomes what its executor passes on. */
export const dropNeedlessConstructor = repairsOf(
  noNeedlessPromiseConstructor,
  {},
  {
    name: 'drop-needless-constructor',
    summary: 'new Promise around a promise or a value becomes what the executor passes on',
    rule: 'no-needless-promise-constructor',
  },
);

export default jscodeshiftTransform(dropNeedlessConstructor);
