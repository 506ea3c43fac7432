import rule from '../../src/rules/no-multi-fire-settle.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('no-multi-fire-settle', rule, {
  valid: [{ name: 'TODO: what is fine', code: '' }],
  invalid: [
    {
      name: 'TODO: the plain hazard',
      code: '',
      errors: [{ messageId: 'hazard', line: 1, column: 1 }],
    },
  ],
});
