import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/codemods/cli/run.ts';
import { openProject } from '../../src/codemods/project/project-types.ts';
import { parse } from '../../src/core/source/parse.ts';
import { walk } from '../../src/core/source/visit.ts';
import { root } from '../files.ts';
import { makeTree } from './cli/helpers.ts';
import { typeErrors } from './type-errors.ts';

const message = `export interface Message {
  readonly id: number;
  readonly text: string;
}

export class Failure extends Error {}
`;
const client = `import type { Failure, Message } from './message.ts';

export class Client {
  readonly #pending = new Map<number, { resolve: (message: Message) => void; reject: (failure: Failure) => void }>();

  request(id: number) {
    return new Promise<Message>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
    });
  }

  settle(message: Message | undefined, failure: Failure, later: Promise<Message>) {
    if (message) this.#pending.get(message.id)?.resolve(message);
    this.#pending.get(1)?.reject(failure);
    const { promise, resolve } = Promise.withResolvers<Message>();
    void later.then((given) => {
      resolve(given);
    });
    return promise;
  }
}
`;
const config = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2024', 'dom'],
    types: [],
    allowImportingTsExtensions: true,
  },
  include: ['src'],
};

/** A project with the TypeScript of this repository. */
function makeProject(files: Readonly<Record<string, string>>): string {
  const folder = makeTree({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify(config),
    ...files,
  });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(root, 'node_modules/typescript'), join(folder, 'node_modules/typescript'));
  return folder;
}

describe('--project', () => {
  test('tells from the types of other files what is no thenable and no null', async () => {
    const cwd = makeProject({ 'src/message.ts': message, 'src/client.ts': client });
    const given = { cwd, allowNoVcs: true, transforms: ['deferred-to-source'], from: ['withResolvers'] };
    const untyped = await run({ ...given, write: false });
    expect(untyped.files.find(({ change }) => change)?.change?.after).toContain('?.resolve(message)');
    const { exitCode } = await run({ ...given, project: 'tsconfig.json' });
    const after = readFileSync(join(cwd, 'src/client.ts'), 'utf8');
    expect(exitCode).toBe(0);
    expect(after).toContain('?.trySetResult(message)');
    expect(after).toContain('?.trySetException(failure)');
    expect(after).toContain('source.trySetResult(given)');
    expect(typeErrors([join(cwd, 'src/client.ts')])).toEqual([]);
  });

  test('reads the type of a promise where the file does not show it', async () => {
    const given = `import { ask } from './ask.ts';

export class Waiters {
  readonly #waiting: ((value: never) => void)[] = [];

  wait() {
    return ask((id) => {
      if (id === 0) return undefined;
      return new Promise((resolve) => {
        this.#waiting.push(resolve);
      });
    });
  }
}
`;
    const cwd = makeProject({
      'src/message.ts': message,
      'src/ask.ts': `import type { Message } from './message.ts';
export type Reply = Message | string;
export declare function ask(get: (id: number) => Promise<Reply> | undefined): Promise<Reply>;
`,
      'src/waiters.ts': given,
      'src/named.ts': given.replace('{ ask }', '{ ask, type Reply }').replace('never', 'Reply'),
    });
    const { files } = await run({
      cwd,
      allowNoVcs: true,
      transforms: ['deferred-to-source'],
      project: 'tsconfig.json',
    });
    // A name that the file does not import is not written.
    expect(files.flatMap(({ sites = [] }) => sites.map(({ skip }) => skip?.code))).toEqual([undefined, 'type-unknown']);
    expect(readFileSync(join(cwd, 'src/named.ts'), 'utf8')).toContain('new TaskCompletionSource<Reply>()');
    expect(typeErrors([join(cwd, 'src/named.ts')])).toEqual([]);
  });

  describe('public fields', () => {
    const taskWith = (field: string): string => `export class Task {
  ${field}!: (value: number) => void;
  readonly ended = new Promise<number>((resolve) => {
    this.${field} = resolve;
  });

  run(value: number) {
    this.${field}(value);
  }
}
`;
    /** What other code does with the field, which is named for it. */
    const uses: Readonly<Record<string, string>> = {
      finishOnAnInstance: `import { Task } from './task.ts';\nnew Task().finishOnAnInstance(1);\n`,
      finishInASubclass: `import { Task } from './task.ts';\nexport class Job extends Task {\n  end() {\n    this.finishInASubclass(2);\n  }\n}\n`,
      finishDeclaredAnew: `import { Task } from './task.ts';\nexport class Job extends Task {\n  override finishDeclaredAnew = () => {};\n}\n`,
      finishTakenOut: `import { Task } from './task.ts';\nexport const { finishTakenOut } = new Task();\n`,
      finishOfAType: `import type { Task } from './task.ts';\nexport type Finish = Task['finishOfAType'];\n`,
      finishOfAnInterface: `import { Task } from './task.ts';\nexport interface Ends {\n  finishOfAnInterface: (value: number) => void;\n}\nexport const ends: Ends[] = [new Task()];\n`,
      finishOfAStandIn: `import type { Task } from './task.ts';\nexport const task: Pick<Task, keyof Task> = { finishOfAStandIn: () => {}, ended: Promise.resolve(1), run: () => {} };\n`,
      finishOfAny: `declare const task: any;\ntask.finishOfAny(1);\n`,
    };

    async function rewriteProject(files: Readonly<Record<string, string>>): Promise<string> {
      const cwd = makeProject(files);
      await run({ cwd, allowNoVcs: true, transforms: ['deferred-to-source'], project: 'tsconfig.json' });
      return cwd;
    }

    test('become sources where nothing else in the project names them', async () => {
      const task = taskWith('finish');
      const other = `import { Task } from './task.ts';
export class Race {
  finish = () => {};
  readonly line = 'start';
}
export const wait = () => new Task().ended;
new Race().finish();
`;
      const cwd = await rewriteProject({ 'src/task.ts': task, 'src/other.ts': other });
      const path = join(cwd, 'src/task.ts');
      expect(readFileSync(path, 'utf8')).toMatchInlineSnapshot(`
        "import { TaskCompletionSource } from 'task-completion-source';

        export class Task {
          endedSource = new TaskCompletionSource<number>();
          readonly ended = this.endedSource.promise;

          run(value: number) {
            this.endedSource.trySetResult(value);
          }
        }
        "
      `);
      expect(typeErrors([path, join(cwd, 'src/other.ts')])).toEqual([]);
    });

    test('stay where other code names them, or may', async () => {
      const names = Object.keys(uses);
      const files = names.flatMap((name) => [
        [`src/${name}/task.ts`, taskWith(name)],
        [`src/${name}/other.ts`, uses[name] ?? ''],
      ]);
      const outside = { 'src/outside/task.ts': taskWith('finishOutside'), 'test.js': 'new Task().finishOutside(1);' };
      const cwd = await rewriteProject({ ...(Object.fromEntries(files) as Record<string, string>), ...outside });
      const isKept = (name: string): boolean =>
        readFileSync(join(cwd, 'src', name, 'task.ts'), 'utf8').includes(': (value: number) => void;');
      expect([...names, 'outside'].filter((name) => !isKept(name))).toEqual([]);
    });
  });

  test('knows nothing of a file outside of it, nor of a text that is not on disk', () => {
    const cwd = makeProject({ 'src/message.ts': message, 'other.ts': message });
    const project = openProject(join(cwd, 'tsconfig.json'));
    project?.prepare();
    expect(project?.of(join(cwd, 'src/message.ts'), message)).toBeDefined();
    expect(project?.of(join(cwd, 'src/message.ts'), `${message}//`)).toBeUndefined();
    expect(project?.of(join(cwd, 'other.ts'), message)).toBeUndefined();
  });

  test('does without where there is no TypeScript', () => {
    const cwd = makeTree({ 'tsconfig.json': '{}' });
    expect(openProject(join(cwd, 'tsconfig.json'))).toBeUndefined();
  });

  test('asks TypeScript about the expression that a node is, not about what surrounds it', () => {
    const text = `declare const list: string[];\ndeclare const task: Promise<string>;\nlist\ntask\nlist[0]\n`;
    const cwd = makeProject({ 'src/asi.ts': text });
    const path = join(cwd, 'src/asi.ts');
    const types = openProject(cwd)?.of(path, text);
    const answers: string[] = [];
    walk(parse(path, text).ast, (node) => {
      if (node.type === 'ExpressionStatement') answers.push(types?.isThenable(node.expression) ?? 'none');
      return true;
    });
    expect(answers).toEqual(['no', 'yes', 'no']);
  });
});
