import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type ts from 'typescript';
import { typesOf } from '../../core/source/typed-source.ts';
import type { TypeOracle } from '../../core/source/types.ts';
import { FieldReach } from './field-reach.ts';
import { findTypeScriptNode } from './find-typescript-node.ts';
import { OutsideFiles } from './outside-files.ts';
import { realPath } from '../real-path.ts';

/** What the program of a tsconfig.json knows about the types in its files. */
export interface ProjectTypes {
  /** The types of a file as it stands on disk; undefined for a file that is not of the project, or another text. */
  of(path: string, text: string): TypeOracle | undefined;
  /** Reads all of the project now, which takes its time, rather than when the first file is asked for. */
  prepare(): void;
}

const opened = new Map<string, ProjectTypes | undefined>();

/**
 * The types of a project, as the project's own TypeScript sees them: read once in each thread, when it is first asked.
 * Undefined where there is no TypeScript, or one without an API for JavaScript, as version 7.
 * @param config the path of its tsconfig.json, or of the folder that holds it
 */
export function openProject(config: string): ProjectTypes | undefined {
  if (!opened.has(config)) {
    const typescript = loadTypeScript(config);
    opened.set(config, typescript && new Programs(typescript, config));
  }
  return opened.get(config);
}

function loadTypeScript(config: string): typeof ts | undefined {
  try {
    const loaded = createRequire(resolve(config, 'package.json'))('typescript') as Partial<typeof ts>;
    return typeof loaded.createProgram === 'function' ? loaded : undefined;
  } catch {
    return undefined;
  }
}

/** The programs of a tsconfig.json and of those it refers to, made one by one as files of them are asked for. */
class Programs implements ProjectTypes {
  readonly #ts: typeof ts;
  readonly #configs: readonly ts.ParsedCommandLine[];
  readonly #programs = new Map<ts.ParsedCommandLine, ts.Program>();
  readonly #reach: FieldReach;

  constructor(typescript: typeof ts, config: string) {
    this.#ts = typescript;
    this.#configs = this.#read(config, new Set());
    this.#reach = new FieldReach({
      typescript,
      programs: () => this.#configs.map((each) => this.#programOf(each)),
      outside: new OutsideFiles(typescript, config),
    });
  }

  of(path: string, text: string): TypeOracle | undefined {
    const real = realPath(path);
    const config = this.#configs.find(({ fileNames }) => fileNames.some((name) => realPath(name) === real));
    if (config === undefined) return undefined;
    const program = this.#programOf(config);
    const file = program.getSourceFiles().find(({ fileName }) => realPath(fileName) === real);
    // After the first pass over a file its text is another, of which the program knows nothing.
    if (file?.text !== text) return undefined;
    const nodeOf = (node: { range: readonly [number, number] }) => findTypeScriptNode(file, node.range, this.#ts);
    const types = typesOf({ program, esTreeNodeToTSNodeMap: { get: nodeOf } });
    return {
      ...types,
      staysInClass: (key) => {
        const name = nodeOf(key);
        return name !== undefined && this.#reach.isWithin(name, program) ? 'yes' : 'unknown';
      },
    };
  }

  prepare(): void {
    for (const config of this.#configs) this.#programOf(config).getTypeChecker();
  }

  #programOf(config: ts.ParsedCommandLine): ts.Program {
    let program = this.#programs.get(config);
    if (program === undefined) {
      const { fileNames: rootNames, options, projectReferences } = config;
      program = this.#ts.createProgram({ rootNames, options, ...(projectReferences && { projectReferences }) });
      this.#programs.set(config, program);
    }
    return program;
  }

  #read(config: string, done: Set<string>): readonly ts.ParsedCommandLine[] {
    const file = this.#ts.sys.directoryExists(config) ? resolve(config, 'tsconfig.json') : config;
    if (done.has(file)) return [];
    done.add(file);
    const host = { ...this.#ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
    const parsed = this.#ts.getParsedCommandLineOfConfigFile(file, {}, host);
    if (parsed === undefined) return [];
    const references = parsed.projectReferences ?? [];
    return [parsed, ...references.flatMap(({ path }) => this.#read(resolve(dirname(file), path), done))];
  }
}
