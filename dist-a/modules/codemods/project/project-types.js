import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { typesOf } from "../../core/source/typed-source.js";
import { FieldReach } from "./field-reach.js";
import { findTypeScriptNode } from "./find-typescript-node.js";
import { OutsideFiles } from "./outside-files.js";
import { realPath } from "../real-path.js";
const opened = new Map();
/**
 * The types of a project, as the project's own TypeScript sees them: read once in each thread, when it is first asked.
 * Undefined where there is no TypeScript, or one without an API for JavaScript, as version 7.
 * @param config the path of its tsconfig.json, or of the folder that holds it
 */
export function openProject(config) {
    if (!opened.has(config)) {
        const typescript = loadTypeScript(config);
        opened.set(config, typescript && new Programs(typescript, config));
    }
    return opened.get(config);
}
function loadTypeScript(config) {
    try {
        const loaded = createRequire(resolve(config, 'package.json'))('typescript');
        return typeof loaded.createProgram === 'function' ? loaded : undefined;
    }
    catch {
        return undefined;
    }
}
/** The programs of a tsconfig.json and of those it refers to, made one by one as files of them are asked for. */
class Programs {
    #ts;
    #configs;
    #programs = new Map();
    #reach;
    constructor(typescript, config) {
        this.#ts = typescript;
        this.#configs = this.#read(config, new Set());
        this.#reach = new FieldReach({
            typescript,
            programs: () => this.#configs.map((each) => this.#programOf(each)),
            outside: new OutsideFiles(typescript, config),
        });
    }
    of(path, text) {
        const real = realPath(path);
        const config = this.#configs.find(({ fileNames }) => fileNames.some((name) => realPath(name) === real));
        if (config === undefined)
            return undefined;
        const program = this.#programOf(config);
        const file = program.getSourceFiles().find(({ fileName }) => realPath(fileName) === real);
        // After the first pass over a file its text is another, of which the program knows nothing.
        if (file?.text !== text)
            return undefined;
        const nodeOf = (node) => findTypeScriptNode(file, node.range, this.#ts);
        const types = typesOf({ program, esTreeNodeToTSNodeMap: { get: nodeOf } });
        return {
            ...types,
            staysInClass: (key) => {
                const name = nodeOf(key);
                return name !== undefined && this.#reach.isWithin(name, program) ? 'yes' : 'unknown';
            },
        };
    }
    prepare() {
        for (const config of this.#configs)
            this.#programOf(config).getTypeChecker();
    }
    #programOf(config) {
        let program = this.#programs.get(config);
        if (program === undefined) {
            const { fileNames: rootNames, options, projectReferences } = config;
            program = this.#ts.createProgram({ rootNames, options, ...(projectReferences && { projectReferences }) });
            this.#programs.set(config, program);
        }
        return program;
    }
    #read(config, done) {
        const file = this.#ts.sys.directoryExists(config) ? resolve(config, 'tsconfig.json') : config;
        if (done.has(file))
            return [];
        done.add(file);
        const host = { ...this.#ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
        const parsed = this.#ts.getParsedCommandLineOfConfigFile(file, {}, host);
        if (parsed === undefined)
            return [];
        const references = parsed.projectReferences ?? [];
        return [parsed, ...references.flatMap(({ path }) => this.#read(resolve(dirname(file), path), done))];
    }
}
