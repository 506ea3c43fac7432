import { exitCodes } from "./exit-codes.js";
const interrupted = { code: 'interrupted', detail: 'the run was interrupted before this file' };
const heldBack = { code: 'held-back', detail: 'nothing was written, see the errors' };
/** The one bucket that a file ends in. */
export function concludeFile({ path, absolute }, outcome, commit) {
    if (outcome === undefined)
        return { path, status: 'not-reached', sites: [], reason: interrupted };
    switch (outcome.status) {
        case 'irrelevant':
            return { path, status: 'irrelevant', sites: [] };
        case 'unchanged':
            return { path, status: 'unchanged', sites: outcome.sites };
        case 'left-alone':
            return { path, status: 'left-alone', sites: [], reason: outcome.reason };
        case 'error':
            return { path, status: 'error', sites: [], problem: { ...outcome.problem, path } };
        case 'change': {
            const { sites, change } = outcome;
            if (commit === undefined)
                return { path, status: 'would-change', sites, change };
            if (commit.objections.length > 0) {
                const reason = commit.objections.find((objection) => objection.path === path) ?? heldBack;
                return { path, status: 'held-back', sites: withhold(sites, heldBack), reason };
            }
            const written = commit.written.get(absolute);
            if (written === 'written')
                return { path, status: 'changed', sites, change };
            if (written === undefined)
                return { path, status: 'not-reached', sites: withhold(sites, interrupted), reason: interrupted };
            return { path, status: 'error', sites: withhold(sites, written), problem: { ...written, path } };
        }
    }
}
/** A site that was rewritten in memory alone is a skipped site. */
function withhold(sites, skip) {
    return sites.map((site) => (site.status === 'rewritten' ? { ...site, status: 'skipped', skip } : site));
}
/** What a run says to a script. With a baseline, `--check` fails on sites that are new, whatever would become of them. */
export function exitCodeOf(result) {
    const { interrupted: isInterrupted, problems, files, mode } = result;
    if (isInterrupted)
        return exitCodes.interrupted;
    if (problems.length > 0 || files.some((file) => file.status === 'error'))
        return exitCodes.failure;
    return mode === 'check' && files.some(failsCheck) ? exitCodes.wouldChange : exitCodes.fine;
}
function failsCheck({ status, sites }) {
    const judged = sites.filter((site) => site.isKnown !== undefined);
    return judged.length > 0 ? judged.some((site) => site.isKnown === false) : status === 'would-change';
}
