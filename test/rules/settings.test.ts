import noAwaitSource from '../../src/rules/no-await-source.ts';
import noBareDeferred from '../../src/rules/no-bare-deferred.ts';
import noDoubleSettle from '../../src/rules/no-double-settle.ts';
import noMultiFireSettle from '../../src/rules/no-multi-fire-settle.ts';
import noNotifyUnderLock from '../../src/rules/no-notify-under-lock.ts';
import { javascriptRuleTester, ruleTester } from '../rule-tester.ts';

const deferreds = { tcs: { deferreds: ['Gate', 'makeGate'] } };

ruleTester.run('settings.tcs', noDoubleSettle, {
  valid: [
    {
      name: 'a class that is nobody’s deferred',
      code: "import { Gate } from './gate';\nconst gate = new Gate();\ngate.resolve(1);\ngate.resolve(2);",
    },
    { name: 'a mention in a comment of the program', code: '// new Promise(), withResolvers()\n\nlet x;' },
    {
      name: 'a function that never returns',
      code: 'new Promise((resolve, reject) => {\nif (bad) { reject(bad); fatal.stop(bad); }\nresolve(1);\n});',
      settings: { tcs: { neverReturns: ['fatal.stop'] } },
    },
  ],
  invalid: [
    {
      name: 'a class of deferreds',
      code: "import { Gate } from './gate';\nconst gate = new Gate();\ngate.resolve(1);\ngate.resolve(2);",
      settings: deferreds,
      errors: [{ messageId: 'settledTwice', line: 4 }],
    },
    {
      name: 'a factory that is a member of something',
      code: "import * as gates from './gates';\nconst gate = gates.makeGate();\ngate.resolve(1);\ngate.reject(2);",
      settings: deferreds,
      errors: [{ messageId: 'settledTwice', line: 4 }],
    },
    {
      name: 'a factory by its dotted name',
      code: "import gates from './gates';\nconst gate = gates.open();\ngate.resolve(1);\ngate.reject(2);",
      settings: { tcs: { deferreds: ['gates.open'] } },
      errors: [{ messageId: 'settledTwice', line: 4 }],
    },
    {
      name: 'a factory of deferreds',
      code: "import { makeGate } from './gate';\nconst gate = makeGate();\ngate.resolve(1);\ngate.reject(2);",
      settings: deferreds,
      errors: [{ messageId: 'settledTwice', line: 4 }],
    },
    {
      name: 'a function that is not said to never return',
      code: 'new Promise((resolve, reject) => {\nif (bad) { reject(bad); fatal.stop(bad); }\nresolve(1);\n});',
      errors: [{ messageId: 'settledTwice', line: 3 }],
    },
  ],
});

const awaited = "import { Gate } from './gate';\nconst gate = new Gate();\nawait gate;\nawait gate.promise;";
ruleTester.run('settings.tcs.deferreds, awaited', noAwaitSource, {
  valid: [{ name: 'a class that is nobody’s deferred', code: awaited }],
  invalid: [
    {
      name: 'a class of deferreds',
      code: awaited,
      output: awaited.replace('await gate;', 'await gate.promise;'),
      settings: deferreds,
      errors: [{ messageId: 'awaited', line: 3 }],
    },
  ],
});

const everyPing = "new Promise((resolve) => { socket.on('ping', () => { resolve(1); }); });";
ruleTester.run('settings.tcs.onceEvents', noMultiFireSettle, {
  valid: [{ name: 'an event that fires once', code: everyPing, settings: { tcs: { onceEvents: ['ping'] } } }],
  invalid: [
    { name: 'an event that may fire again', code: everyPing, errors: [{ messageId: 'fires', suggestions: 1 }] },
  ],
});

const twice = (name: string) =>
  `class Store {\n#gate = makeGate();\nasync save(x) { await this.#gate.${name}(async () => { await this.load(x); }); }\nasync load(x) { await this.#gate.${name}(async () => { await read(x); }); }\n}`;
ruleTester.run('settings.tcs.lockMethods', noNotifyUnderLock, {
  valid: [{ name: 'a method of any name', code: twice('inTurn') }],
  invalid: [
    {
      name: 'a method that runs a function under a lock',
      code: twice('inTurn'),
      settings: { tcs: { lockMethods: ['inTurn'] } },
      errors: 1,
    },
  ],
});

const waiting = (head: string) => `${head}let open;
/** @type {Promise<string>} */
export const opened = new Promise((resolve) => { open = resolve; });
export function tell() { open('a'); }`;

javascriptRuleTester.run('settings.tcs.checkJs', noBareDeferred, {
  valid: [],
  invalid: [
    {
      name: 'says the type of a source in JavaScript that is checked',
      code: waiting(''),
      settings: { tcs: { checkJs: true } },
      errors: 1,
      output: `import { TaskCompletionSource } from 'task-completion-source';

const openSource = /** @type {TaskCompletionSource<string>} */ (new TaskCompletionSource());
/** @type {Promise<string>} */
export const opened = openSource.promise;
export function tell() { openSource.trySetResult('a'); }`,
    },
    {
      name: 'but for a file that is not',
      code: waiting('// @ts-nocheck\n'),
      settings: { tcs: { checkJs: true } },
      errors: 1,
      output: `// @ts-nocheck
import { TaskCompletionSource } from 'task-completion-source';

const openSource = new TaskCompletionSource();
/** @type {Promise<string>} */
export const opened = openSource.promise;
export function tell() { openSource.trySetResult('a'); }`,
    },
  ],
});
