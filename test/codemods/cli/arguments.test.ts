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

  it('takes --from by comma and repeated', () => {
    expect(parse('--from', 'withResolvers,p-defer', '--from=declared:Deferred').run.from).toEqual([
      'withResolvers,p-defer',
      'declared:Deferred',
    ]);
  });

  it('takes --stdin-filename for --stdin', () => {
    expect(parse('--stdin-filename', 'x.tsx')).toMatchObject({ action: 'stdin', stdinFilename: 'x.tsx' });
  });

  it('reads --concurrency', () => {
    expect(parse('--concurrency', '3').run.concurrency).toBe(3);
    expect(parse('--concurrency', 'auto').run.concurrency).toBe('auto');
  });

  it('reads what the options hold', () => {
    const { run, reports, filesFrom } = parse(
      ...'--shard=2/4 --timeout 1.5 --report html=a=b.html --files-from -'.split(' '),
      ...['--transform-option', 'to={"a":1}', '--transform-option', 'from=x=y', '--transform-option', 'dry'],
    );
    expect(run).toMatchObject({
      shard: { index: 2, count: 4 },
      timeout: 1500,
      transformOptions: { to: { a: 1 }, from: 'x=y', dry: true },
    });
    expect(reports).toEqual([{ format: 'html', file: 'a=b.html' }]);
    expect(filesFrom).toBe('-');
    expect(parse('--since', 'main').run.recent).toEqual({ kind: 'since', revision: 'main' });
    expect(parse('merge-reports', 'a.json')).toMatchObject({ action: 'merge', run: { paths: ['a.json'] } });
  });

  it.each([['--patch', 'x'], ['--print'], ['-p']])('writes nothing with %s', (...flags) => {
    expect(parse(...flags).run.write).toBe(false);
  });

  it('has an example of every option that parses', () => {
    for (const { name, example } of optionRows) {
      const words = example
        .split(/ [|<] /u)[0]!
        .split(' ')
        .map((word) => word.replaceAll("'", ''));
      expect(() => parse(...words), example).not.toThrow();
      expect(
        words.some((word) => word === `--${name}` || /^-\w$/u.test(word)),
        example,
      ).toBe(true);
    }
  });

  it.each([
    [['--chek'], 'did you mean --check?'],
    [['--zzzzzzzzzz'], 'Unknown option --zzzzzzzzzz'],
    [['-z'], 'Unknown option -z'],
    [['--format', 'xml'], 'write one of stylish, json, jsonl, sarif, github, markdown, html'],
    [['--from', 'bluebird'], '--from: Unknown library "bluebird": write some of withResolvers, p-defer,'],
    [['--from', 'declared:'], '--from: Unknown library "declared:"'],
    [['--concurrency', '0'], '--concurrency 0'],
    [['--concurrency', '1.5'], '--concurrency 1.5'],
    [['--concurrency', 'many'], '--concurrency many'],
    [['--transform', ','], '--transform needs the name'],
    [['--transform'], 'argument missing'],
    [['--runtime', ''], '--runtime needs a value'],
    [['--check=yes'], 'does not take an argument'],
    [['--stdin', 'a.ts'], 'leave out a.ts'],
    [['-q', '-v'], 'contradict'],
    [['--diff', '--print'], '--diff and --print contradict each other: both write to stdout'],
    [['--changed', '--since', 'main'], '--changed and --since contradict'],
    [['--files-from', 'x', 'a.ts'], '--files-from names the files: leave out a.ts'],
    [['--runtime', 'a', '--vendor', 'b.ts'], 'the vendored file is what is imported'],
    [['-i', '--check'], '--check asks nobody'],
    [['--update-baseline'], '--update-baseline needs --baseline <file>'],
    [['--baseline', 'x.json'], 'add --check, or --update-baseline'],
    [['--shard', '0/4'], '--shard 0/4: write i/n with i from 1 to n, for example 1/4'],
    [['--shard', '5/4'], '--shard 5/4'],
    [['--shard', '1-4'], '--shard 1-4'],
    [['--timeout', 'soon'], '--timeout soon: write seconds, as 10 or 0.5'],
    [
      ['--timeout', '-1'],
      "'--timeout' needs a value, and what follows looks like an option; for example: --timeout 10",
    ],
    [['--report', 'html'], '--report html: write <format>=<file>'],
    [['--report', 'htm=x'], 'Unknown --report htm (did you mean html?): write one of stylish'],
    [['--report', 'json=x', '--report', 'html=x'], 'two reports go to this file'],
    [['--transform-option', '=x'], '--transform-option =x: write <key>=<value>'],
    [['--print', '--format', 'json'], 'use --report json=<file>'],
    [['--diff', '--format', 'sarif'], 'use --patch <file>'],
    [['--stdin', '--shard', '1/2'], '--shard does not go with --stdin'],
    [['merge-reports'], 'needs the JSON reports'],
    [['merge-reports', 'a.json', '--check'], '--check does not go with merge-reports'],
    [['--since'], 'argument missing; for example: --since origin/main'],
    [['--patch', ' '], '--patch needs a value; for example: --patch'],
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
