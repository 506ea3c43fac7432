import { lt as parseFrom, ut as relevantFrom } from "../../chunks/codemods.js";
import { t as suggestName } from "./suggest-name.js";
import { t as UsageError } from "./usage-error.js";
import { a as isTransformPath, o as loadTransform } from "./rewrite-bytes.js";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
// dist/modules/codemods/cli/read-stdin.js
/** All of stdin; undefined when the run was interrupted meanwhile. */
async function readStdin({ stdin, signal }) {
	const chunks = [];
	try {
		for await (const chunk of stdin) chunks.push(chunk);
	} catch (error) {
		if (signal?.aborted !== true) throw error;
	}
	return signal?.aborted === true ? void 0 : Buffer.concat(chunks);
}
// dist/modules/codemods/cli/choose-codemods.js
/**
* The codemods by these names, in the order in which they apply, and the transforms by these paths, in the order given;
* when nothing is named, all codemods that could change something.
* @throws {UsageError} a name is unknown, or a transform cannot be loaded.
*/
async function chooseCodemods(known, { transforms: given, transformOptions, unsafe, from, cwd }) {
	const all = known.map((codemod) => codemod.name);
	const names = given.filter((name) => all.includes(name) || !isTransformPath(name));
	const transformPaths = given.filter((name) => !names.includes(name)).map((name) => resolve(cwd, name));
	for (const name of names) if (!all.includes(name)) throw unknownCodemod(name, all);
	for (const path of transformPaths) if (!existsSync(path) || !statSync(path).isFile()) throw new UsageError(`--transform ${path} does not exist or is no file`);
	const option = Object.keys(transformOptions)[0];
	if (option !== void 0 && transformPaths.length === 0) throw new UsageError(`--transform-option ${option} needs a transform of your own: -t ./transform.js`);
	return {
		codemods: relevantFrom(known.filter(({ name, onlySuggested }) => given.length === 0 ? unsafe || onlySuggested !== true : names.includes(name)), parseFrom(from)),
		transforms: await Promise.all(transformPaths.map((path) => loadTransform(path, cwd))),
		transformPaths
	};
}
function unknownCodemod(name, all) {
	const meant = suggestName(name, all);
	const hint = meant === void 0 ? "" : `: did you mean ${meant}?`;
	return new UsageError(`Unknown codemod "${name}"${hint}\nThere are: ${all.join(", ")}; a transform of your own is named by its path, ./${name}.js`);
}
/** What reports say about each. */
function describeCodemods({ codemods, transforms }) {
	return [...codemods.map(({ name, summary, rule }) => ({
		name,
		summary,
		...rule === void 0 ? {} : { rule }
	})), ...transforms.map(({ name }) => ({
		name,
		summary: `the transform ${name}`,
		rule: name
	}))];
}
export { describeCodemods as n, readStdin as r, chooseCodemods as t };
