// dist/modules/codemods/cli/usage-error.js
/** The command cannot run as it was given; the message says what to write instead. */
var UsageError = class extends Error {
	name = "UsageError";
};
export { UsageError as t };
