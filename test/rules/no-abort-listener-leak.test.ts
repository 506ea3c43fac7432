import rule from '../../src/rules/no-abort-listener-leak.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('no-abort-listener-leak', rule, {
  valid: [{ name: 'TODO: what is fine', code: '' }],
  invalid: [
    {
      name: 'TODO: the plain hazard',
      code: '',
      errors: [{ messageId: 'hazard', line: 1, column: 1 }],
    },
  ],
});
