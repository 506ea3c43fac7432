import { exitCodes } from "../exit-codes.js";
import { reasonOf } from "../summary.js";
/** The level of a site in a run. */
export function levelOf(site, file, { mode, exitCode }) {
    if (file.status === 'changed' && site.status === 'rewritten')
        return undefined;
    if (site.skip?.code === 'ignored' || site.isKnown === true)
        return 'note';
    const isFailure = mode === 'check' && exitCode !== exitCodes.fine;
    if (isFailure && (site.isKnown === false || site.status === 'rewritten'))
        return 'error';
    return site.status === 'rewritten' ? 'warning' : 'note';
}
/** What a report says about a site, in a sentence. */
export function messageOf(site, { codemods }) {
    const summary = codemods.find(({ name }) => name === site.codemod)?.summary ?? site.codemod;
    const reason = reasonOf(site);
    if (site.status === 'rewritten' || reason === undefined)
        return `${site.codemod} rewrites this: ${summary}`;
    const verb = site.status === 'suggested' ? 'can rewrite this with --unsafe' : 'leaves this as it is';
    return `${site.codemod} ${verb}: ${reason.detail} (${reason.code})`;
}
