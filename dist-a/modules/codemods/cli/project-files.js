import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from "./usage-error.js";
/**
 * The files of a tsconfig.json and of all projects it refers to, absolute: as the project's own TypeScript lists them,
 * of whatever version, since how `include`, `extends` and defaults add up differs between them.
 * @throws {UsageError} there is no such file, no TypeScript, or TypeScript refuses the file.
 */
export async function listProjectFiles(project, done = new Set()) {
    const config = configFile(project);
    if (done.has(config))
        return [];
    done.add(config);
    const { files = [], references = [] } = await showConfig(config);
    const own = files.map((file) => resolve(dirname(config), file));
    const others = [];
    for (const { path } of references)
        others.push(await listProjectFiles(resolve(dirname(config), path), done));
    return [...new Set([...own, ...others.flat()])];
}
function configFile(project) {
    if (!existsSync(project))
        throw new UsageError(`--project ${project} does not exist: name a tsconfig.json`);
    const config = statSync(project).isDirectory() ? join(project, 'tsconfig.json') : project;
    if (!existsSync(config))
        throw new UsageError(`--project ${project} holds no tsconfig.json`);
    return config;
}
async function showConfig(config) {
    const compiler = findCompiler(config);
    const output = await new Promise((settle) => {
        const options = { cwd: dirname(config), maxBuffer: 256 * 1024 * 1024, windowsHide: true };
        execFile(process.execPath, [compiler, '--showConfig', '--project', config], options, (error, stdout) => {
            // The compiler writes what is wrong to its output; one that could not run has written nothing.
            settle(error && stdout === '' ? error.message : stdout);
        });
    });
    try {
        return JSON.parse(output);
    }
    catch {
        if (output.includes("'--showConfig'"))
            throw new UsageError(`--project ${config} needs TypeScript 3.2 or newer: this project's has no --showConfig`);
        throw new UsageError(`--project ${config}: ${output.trim() === '' ? 'TypeScript cannot read it' : output.trim()}`);
    }
}
function findCompiler(config) {
    try {
        const manifest = createRequire(config).resolve('typescript/package.json');
        const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
        return join(dirname(manifest), bin?.['tsc'] ?? 'bin/tsc');
    }
    catch {
        throw new UsageError(`--project ${config} needs the project's TypeScript, ${whyNotFound(config)}`);
    }
}
function whyNotFound(config) {
    const isPlugAndPlay = holdsAbove(dirname(resolve(config)), ['.pnp.cjs', '.pnp.js']);
    if (!isPlugAndPlay)
        return 'which is not installed: npm install --save-dev typescript';
    // Yarn's hook, which finds packages without a node_modules, is in programs that Yarn starts.
    return process.versions['pnp'] === undefined
        ? "which Yarn Plug'n'Play shows only to what Yarn runs: yarn add --dev eslint-plugin-tcs, then yarn tcs-codemod"
        : "which this package of Yarn Plug'n'Play does not depend on: yarn add --dev typescript";
}
function holdsAbove(folder, names) {
    for (let at = folder;; at = dirname(at)) {
        if (names.some((name) => existsSync(join(at, name))))
            return true;
        if (dirname(at) === at)
            return false;
    }
}
