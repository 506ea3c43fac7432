// dist/modules/codemods/cli/suggest-name.js
function distance(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
		previous = row;
	}
	return previous[b.length] ?? 0;
}
/** The known name that was probably meant, when one is near enough. */
function suggestName(name, known) {
	let best;
	let least = Math.max(2, Math.floor(name.length / 3)) + 1;
	for (const candidate of known) {
		const far = name.length >= 3 && candidate.includes(name) ? 1 : distance(name, candidate);
		if (far < least) [best, least] = [candidate, far];
	}
	return best;
}
export { suggestName as t };
