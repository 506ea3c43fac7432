import { dirname, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
// dist/modules/codemods/cli/expand-glob.js
function staticBase(pattern, cwd) {
	let base = pattern;
	while (isDynamicPattern(base)) base = dirname(base);
	return resolve(cwd, base);
}
/** The files that a glob names, for shells that do not expand it; nothing when the text is no glob. */
async function expandGlob(pattern, cwd) {
	const slashed = process.platform === "win32" ? pattern.replaceAll("\\", "/") : pattern;
	if (!isDynamicPattern(slashed)) return void 0;
	const base = staticBase(slashed, cwd);
	const found = await glob(slashed, {
		cwd,
		absolute: true,
		dot: true,
		expandDirectories: false,
		followSymbolicLinks: false,
		ignore: ["**/node_modules/**", "**/.git/**"]
	});
	return {
		base,
		files: new Set(found.map((file) => resolve(file)))
	};
}
export { expandGlob };
