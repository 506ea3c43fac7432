import rule from '../../src/rules/prefer-signal-reason.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('prefer-signal-reason', rule, {
  valid: [{ name: 'TODO: what is fine', code: '' }],
  invalid: [
    {
      name: 'TODO: the plain hazard',
      code: '',
      errors: [{ messageId: 'hazard', line: 1, column: 1 }],
    },
  ],
});
