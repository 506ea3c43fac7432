import rule from '../../src/rules/require-signal-option.ts';
import { ruleTester } from '../rule-tester.ts';

ruleTester.run('require-signal-option', rule, {
  valid: [{ name: 'TODO: what is fine', code: '' }],
  invalid: [
    {
      name: 'TODO: the plain hazard',
      code: '',
      errors: [{ messageId: 'hazard', line: 1, column: 1 }],
    },
  ],
});
