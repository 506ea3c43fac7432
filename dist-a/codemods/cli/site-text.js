import { t as exitCodes } from "./exit-codes.js";
import { n as reasonOf } from "./summary.js";
// dist/modules/codemods/cli/reporters/site-text.js
/** The level of a site in a run. */
function levelOf(site, file, { mode, exitCode }) {
	if (file.status === "changed" && site.status === "rewritten") return void 0;
	if (site.skip?.code === "ignored" || site.isKnown === true) return "note";
	if (mode === "check" && exitCode !== exitCodes.fine && (site.isKnown === false || site.status === "rewritten")) return "error";
	return site.status === "rewritten" ? "warning" : "note";
}
/** What a report says about a site, in a sentence. */
function messageOf(site, { codemods }) {
	const summary = codemods.find(({ name }) => name === site.codemod)?.summary ?? site.codemod;
	const reason = reasonOf(site);
	if (site.status === "rewritten" || reason === void 0) return `${site.codemod} rewrites this: ${summary}`;
	const verb = site.status === "suggested" ? "can rewrite this with --unsafe" : "leaves this as it is";
	return `${site.codemod} ${verb}: ${reason.detail} (${reason.code})`;
}
export { messageOf as n, levelOf as t };
