import { exitCodes } from '../exit-codes.ts';
import type { FileResult, ReportedSite, RunResult } from '../run-result.ts';
import { reasonOf } from '../summary.ts';

/** How much a site matters to whoever reads a report; undefined for what needs nobody any more. */
export type Level = 'error' | 'warning' | 'note';

/** The level of a site in a run. */
export function levelOf(site: ReportedSite, file: FileResult, { mode, exitCode }: RunResult): Level | undefined {
  if (file.status === 'changed' && site.status === 'rewritten') return undefined;
  if (site.skip?.code === 'ignored' || site.isKnown === true) return 'note';
  const isFailure = mode === 'check' && exitCode !== exitCodes.fine;
  if (isFailure && (site.isKnown === false || site.status === 'rewritten')) return 'error';
  return site.status === 'rewritten' ? 'warning' : 'note';
}

/** What a report says about a site, in a sentence. */
export function messageOf(site: ReportedSite, { codemods }: RunResult): string {
  const summary = codemods.find(({ name }) => name === site.codemod)?.summary ?? site.codemod;
  const reason = reasonOf(site);
  if (site.status === 'rewritten' || reason === undefined) return `${site.codemod} rewrites this: ${summary}`;
  const verb = site.status === 'suggested' ? 'can rewrite this with --unsafe' : 'leaves this as it is';
  return `${site.codemod} ${verb}: ${reason.detail} (${reason.code})`;
}
