import { B as defaultSettings } from "../../chunks/core.js";
// dist/modules/codemods/cli/run-options.js
const defaultRunOptions = {
	paths: [],
	transforms: [],
	transformOptions: {},
	unsafe: false,
	runtime: defaultSettings.runtime,
	from: [],
	write: true,
	check: false,
	updateBaseline: false,
	allowDirty: false,
	allowNoVcs: false,
	ignorePatterns: [],
	useIgnoreFiles: true,
	concurrency: "auto",
	timeout: 6e4,
	siteDiffs: false
};
export { defaultRunOptions as t };
