import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type ts from 'typescript';
import { wordSource } from '../../core/source/word.ts';
import { realPath } from '../real-path.ts';

/** What files are called that may take members of others. */
export const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.html'];

/** What is installed, and what a build makes of the files of the project. */
const notWritten = ['node_modules', 'dist', 'build', 'out', 'coverage', '.git'].map((name) => `**/${name}`);

/**
 * The files beside those of a project, in its repository: tests that its tsconfig.json leaves out, scripts, other packages.
 * No program tells what they mean, so that a mention of a name is all that counts.
 */
export class OutsideFiles {
  readonly #typescript: typeof ts;
  readonly #folder: string;
  #texts: readonly string[] | undefined;

  constructor(typescript: typeof ts, config: string) {
    this.#typescript = typescript;
    this.#folder = repositoryOf(resolve(config));
  }

  /** Whether one of them has the word. */
  mention(name: string, programs: readonly ts.Program[]): boolean {
    this.#texts ??= this.#read(programs);
    const word = new RegExp(wordSource(name), 'u');
    return this.#texts.some((text) => text.includes(name) && word.test(text));
  }

  #read(programs: readonly ts.Program[]): readonly string[] {
    const inside = new Set(programs.flatMap((each) => each.getSourceFiles().map(({ fileName }) => realPath(fileName))));
    const files = this.#typescript.sys.readDirectory(this.#folder, extensions, notWritten);
    return files.flatMap((file) => (inside.has(realPath(file)) ? [] : readText(file)));
  }
}

/** The folder that git keeps, or that of the tsconfig.json. */
function repositoryOf(config: string): string {
  const own = existsSync(join(config, 'tsconfig.json')) ? config : dirname(config);
  for (let at = own; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return own;
  }
}

function readText(file: string): readonly string[] {
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}
