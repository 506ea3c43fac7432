import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/codemods/cli/arguments.ts';
import { optionRows } from '../../../src/codemods/cli/options.ts';
import { writtenOption } from '../../../src/codemods/cli/usage.ts';
import { makeTree, runCli } from './helpers.ts';

const parse = (...argv: readonly string[]) => parseArguments(argv, '/somewhere');

describe('arguments', () => {
  it('writes by default, and not for --dry-run, --diff or --check', () => {
    expect(parse('a.ts').run.write).toBe(true);
    for (const flag of ['--dry-run', '-d', '--diff', '--check']) expect(parse(flag).run.write).toBe(false);
  });

  it('takes transforms by comma and repeated', () => {
    expect(parse('-t', 'a, b', '--transform=c').run.transforms).toEqual(['a', 'b', 'c']);
  });

  it('takes --stdin-filename for --stdin', () => {
    expect(parse('--stdin-filename', 'x.tsx')).toMatchObject({ action: 'stdin', stdinFilename: 'x.tsx' });
  });

  it('reads --concurrency', () => {
    expect(parse('--concurrency', '3').run.concurrency).toBe(3);
    expect(parse('--concurrency', 'auto').run.concurrency).toBe('auto');
  });

  it.each([
    [['--chek'], 'did you mean --check?'],
    [['--zzzzzzzzzz'], 'Unknown option --zzzzzzzzzz'],
    [['-z'], 'Unknown option -z'],
    [['--format', 'xml'], 'write one of stylish, json, jsonl, sarif, github, markdown, html'],
    [['--concurrency', '0'], '--concurrency 0'],
    [['--concurrency', '1.5'], '--concurrency 1.5'],
    [['--concurrency', 'many'], '--concurrency many'],
    [['--transform', ','], '--transform needs the name'],
    [['--transform'], 'argument missing'],
    [['--runtime', ''], '--runtime needs a value'],
    [['--check=yes'], 'does not take an argument'],
    [['--stdin', 'a.ts'], 'leave out a.ts'],
    [['-q', '-v'], 'contradict'],
    [[''], 'A path is empty'],
  ])('refuses %j', (argv, message) => {
    expect(() => parseArguments(argv, '/')).toThrow(message);
  });

  it('answers wrong usage with exit code 2 and says where help is', async () => {
    const result = await runCli(makeTree(), ['--chek']);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain('--help');
  });

  it('prints help, the version and the list', async () => {
    const cwd = makeTree();
    expect(await runCli(cwd, ['--help'])).toMatchObject({ code: 0, stderr: '' });
    expect((await runCli(cwd, ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    expect((await runCli(cwd, ['--list'])).stdout).toBe(
      'rename-old   oldName becomes newName\nother-thing  another one\n',
    );
    expect(JSON.parse((await runCli(cwd, ['--list', '--format', 'json'])).stdout)).toHaveLength(2);
  });

  it('names every option in the help', async () => {
    const { stdout } = await runCli(makeTree(), ['-h']);
    for (const row of optionRows) expect(stdout).toContain(writtenOption(row));
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('refuses an unknown codemod and lists those it knows', async () => {
    const result = await runCli(makeTree(), ['-t', 'renam-old']);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('Unknown codemod "renam-old": did you mean rename-old?');
    expect(result.stderr).toContain('There are: rename-old, other-thing');
  });
});
