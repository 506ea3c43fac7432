import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeRepository, makeTree, read, runCli, type Tree } from './helpers.ts';

const tree: Tree = {
  'src/a.ts': 'oldName();\n  oldStuck(oldUnsafe);\n',
  'src/100% [id], a:b.ts': 'oldStuck();\n',
  'bad.ts': 'oldName(\n',
  'kept.ts': '// tcs-codemod-ignore-next-line: for the talk\noldName();\n',
};

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}
interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region?: Region;
  };
}
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly baselineState?: string;
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
}
interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly version: string;
      readonly informationUri: string;
      readonly rules: readonly { readonly id: string; readonly shortDescription: { readonly text: string } }[];
    };
  };
  readonly columnKind: string;
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly exitCode: number;
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly descriptor: { readonly id: string };
      readonly locations?: readonly Location[];
    }[];
  }[];
  readonly results: readonly SarifResult[];
}

async function sarif(root: string, ...argv: readonly string[]): Promise<SarifRun> {
  const log = JSON.parse((await runCli(root, [...argv, '--format', 'sarif'])).stdout) as {
    readonly version: string;
    readonly $schema: string;
    readonly runs: readonly SarifRun[];
  };
  expect(log.version).toBe('2.1.0');
  expect(log.$schema).toMatch(/^https:\/\/.*sarif.*2\.1\.0/u);
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
}

describe('--format sarif', () => {
  it('says what SARIF 2.1.0 requires, and nothing it forbids', async () => {
    const run = await sarif(makeTree(tree), '--check');
    const { driver } = run.tool;
    expect(driver).toMatchObject({ name: 'tcs-codemod', informationUri: expect.stringMatching(/^https:/u) as string });
    expect(driver.rules.map(({ id }) => id)).toEqual(['rename-old', 'other-thing']);
    expect(driver.rules.every(({ shortDescription }) => shortDescription.text !== '')).toBe(true);
    expect(run.columnKind).toBe('utf16CodeUnits');
    for (const result of run.results) {
      expect(driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(['none', 'note', 'warning', 'error']).toContain(result.level);
      expect(result.message.text).not.toBe('');
      const { artifactLocation, region } = result.locations[0]!.physicalLocation;
      expect(new URL(artifactLocation.uri, 'https://tree.example/').href).toBe(
        `https://tree.example/${artifactLocation.uri}`,
      );
      expect(region!.startLine).toBeGreaterThan(0);
      expect(region!.startColumn).toBeGreaterThan(0);
      expect(region!.endLine! > region!.startLine || region!.endColumn! > region!.startColumn).toBe(true);
    }
    const prints = run.results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);
    expect(prints.every((print) => print !== undefined && print !== '')).toBe(true);
  });

  it('tells the sites by what they need', async () => {
    const { results, invocations } = await sarif(makeTree(tree), '--check');
    const byPlace = results.map(({ level, locations, suppressions, message }) => [
      decodeURIComponent(locations[0]!.physicalLocation.artifactLocation.uri),
      level,
      suppressions?.[0] ?? message.text.replace(/^.*: /u, ''),
    ]);
    expect(byPlace).toEqual([
      ['kept.ts', 'note', { kind: 'inSource', justification: 'for the talk' }],
      ['src/100% [id], a:b.ts', 'note', 'other files can reach it (stuck)'],
      ['src/a.ts', 'error', 'oldName becomes newName'],
      ['src/a.ts', 'note', 'other files can reach it (stuck)'],
      ['src/a.ts', 'note', 'changes behaviour or guesses; --unsafe applies it (suggested)'],
    ]);
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          {
            level: 'error',
            descriptor: { id: 'parse' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'bad.ts' } } }],
          },
        ],
      },
    ]);
  });

  it('knows the baseline', async () => {
    const root = makeTree({ 'a.ts': 'oldName();\n' });
    await runCli(root, ['-d', '--baseline', 'b.json', '--update-baseline']);
    const { results } = await sarif(root, '--check', '--baseline', 'b.json');
    expect(results).toMatchObject([{ baselineState: 'unchanged', level: 'note' }]);
  });

  it('has no result for what has been rewritten', async () => {
    const { results, invocations } = await sarif(makeRepository({ 'a.ts': 'oldName();\n' }));
    expect(results).toEqual([]);
    expect(invocations).toMatchObject([{ executionSuccessful: true, exitCode: 0 }]);
  });
});

describe('--format github', () => {
  it('annotates the lines, errors first, with all escaped', async () => {
    const { stdout } = await runCli(makeTree(tree), ['--check', '--format', 'github']);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^::error file=bad\.ts,line=\d+,col=\d+,title=tcs-codemod parse::[^\n]+$/u),
      '::notice file=src/100%25 [id]%2C a%3Ab.ts,line=1,col=1,endColumn=9,title=rename-old::rename-old leaves this as it is: other files can reach it (stuck)',
      '::error file=src/a.ts,line=1,col=1,endColumn=8,title=rename-old::rename-old rewrites this: oldName becomes newName',
      '::notice file=src/a.ts,line=2,col=3,endColumn=11,title=rename-old::rename-old leaves this as it is: other files can reach it (stuck)',
      '::notice file=src/a.ts,line=2,col=12,endColumn=21,title=rename-old::rename-old can rewrite this with --unsafe: changes behaviour or guesses; --unsafe applies it (suggested)',
      '',
    ]);
  });

  it('cannot be made to say something else', async () => {
    const own = 'module.exports = () => { throw new Error("a\\n::error ::%0Aforged\\r::stop-commands::x"); };';
    const root = makeTree({ 'own.js': own, 'a.ts': 'x;\n' });
    const { stdout } = await runCli(root, ['-d', '-t', './own.js', 'a.ts', '--format', 'github']);
    expect(stdout.trimEnd().split(/[\n\r]/u)).toHaveLength(1);
    expect(stdout).toContain('a%0A::error ::%250Aforged%0D::stop');
  });
});

describe('--format jsonl', () => {
  it('has an object a line: the files, then the run', async () => {
    const { stdout } = await runCli(makeTree(tree), ['-d', '--format', 'jsonl']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly type: string; readonly path?: string });
    expect(lines.map(({ type, path }) => path ?? type)).toEqual([
      'bad.ts',
      'kept.ts',
      'src/100% [id], a:b.ts',
      'src/a.ts',
      'run',
    ]);
    expect(lines.at(-1)).toMatchObject({ mode: 'dry-run', exitCode: 2, totals: { files: 4, errors: 1 } });
  });
});

describe('--format markdown', () => {
  it('is a summary with tables', async () => {
    const { stdout } = await runCli(makeTree(tree), ['-d', '--format', 'markdown']);
    expect(stdout).toContain('**1 to rewrite**, 1 suggested, 3 skipped, 1 errors.');
    expect(stdout).toContain('| `src/a.ts:2:3` | skipped | rename-old | other files can reach it (stuck) |');
    expect(stdout).toContain('| stuck | 2 |');
    expect(stdout).not.toContain('for the talk');
  });

  it('escapes what comes from files and transforms', async () => {
    const own = 'module.exports = () => { throw new Error("<img src=x> | [a](b) @someone"); };';
    const root = makeTree({ 'own.js': own, 'a`b|c.ts': 'x;\n' });
    const { stdout } = await runCli(root, ['-d', '-t', './own.js', 'a`b|c.ts', '--format', 'markdown']);
    expect(stdout).toContain('| `` a`b\\|c.ts `` |');
    expect(stdout).toContain(String.raw`\<img src=x\> \| \[a\]\(b\) \@someone`);
  });

  it('stops at so many rows', async () => {
    const { stdout } = await runCli(makeTree({ 'a.ts': 'oldStuck();\n'.repeat(250) }), ['-d', '--format', 'markdown']);
    expect(stdout).toContain('\nand 50 more\n');
  });
});

describe('--report', () => {
  it('writes each report to its file, folders and all, beside the one on stdout', async () => {
    const root = makeTree(tree);
    const argv = ['json', 'jsonl', 'sarif', 'github', 'markdown', 'html', 'stylish'].flatMap((format) => [
      '--report',
      `${format}=out/${format}.txt`,
    ]);
    const { stdout } = await runCli(root, ['-d', ...argv], { isTTY: true });
    expect(stdout).toContain('4 files scanned');
    expect(readdirSync(`${root}/out`)).toHaveLength(7);
    expect(JSON.parse(read(root, 'out/json.txt'))).toMatchObject({
      files: [{}, {}, {}, { sites: [{ diff: expect.stringContaining('+newName();') as string }, {}, {}] }],
    });
    expect(read(root, 'out/stylish.txt')).not.toContain('\u001B');
  });

  it('fails the run when it cannot be written, after all else', async () => {
    const root = makeRepository({ 'a.ts': 'oldName();\n', file: '' });
    const { code, stdout, stderr } = await runCli(root, ['--report', 'json=file/x.json']);
    expect(code).toBe(2);
    expect(stdout).toContain('1 file scanned');
    expect(stderr).toContain('--report json file/x.json cannot be written');
  });
});

describe('--patch and --print', () => {
  const files = { 'a.ts': 'oldName();\n', 'b.ts': 'oldName()', 'c.ts': 'none();\n' };

  it('write the patch to a file, with the report where it always is', async () => {
    const root = makeRepository(files);
    const { stdout } = await runCli(root, ['--patch', 'out/x.patch'], { isTTY: true });
    expect(stdout).toContain('files scanned');
    expect(read(root, 'out/x.patch')).toContain('--- a/a.ts\n+++ b/a.ts\n');
    expect(read(root, 'a.ts')).toBe(files['a.ts']);
  });

  it('print one file as it would be, and several under their names', async () => {
    const root = makeTree(files);
    const one = await runCli(root, ['--print', 'a.ts', 'c.ts']);
    expect(one.stdout).toBe('newName();\n');
    expect(one.stderr).toContain('2 files scanned');
    expect((await runCli(root, ['-p'])).stdout).toBe('==> a.ts <==\nnewName();\n\n==> b.ts <==\nnewName()\n');
    expect((await runCli(root, ['-p', 'c.ts'])).stdout).toBe('');
  });
});
