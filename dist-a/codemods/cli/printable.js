// dist/modules/codemods/cli/reporters/printable.js
/** A file name that cannot move the cursor: control characters are shown as escapes. */
function printable(path) {
	return path.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1).replace("", "\\u007f"));
}
export { printable as t };
