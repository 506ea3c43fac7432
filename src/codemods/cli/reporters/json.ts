import { diffFile } from '../diff.ts';
import type { FileResult, RunResult } from '../run-result.ts';
import { listProblems, reasonOf, summarize } from '../summary.ts';
import type { ReportStyle } from './reporter.ts';

/** The run as one JSON document. */
export function json(result: RunResult, { diff, version }: Pick<ReportStyle, 'diff' | 'version'>): string {
  const { files, byStatus, leftAlone, relevant, sites, skipped, errors } = summarize(result);
  const document = {
    version,
    mode: result.mode,
    codemods: result.codemods,
    unsafe: result.unsafe,
    exitCode: result.exitCode,
    interrupted: result.interrupted,
    milliseconds: result.milliseconds,
    totals: { files, relevant, byStatus, leftAlone, sites, skipped, errors },
    files: result.files.map((file) => describeFile(file, diff)),
    errors: listProblems(result),
    notes: result.notes,
    missingRuntime: result.missingRuntime,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function describeFile(file: FileResult, diff: boolean): object {
  return {
    path: file.path,
    status: file.status,
    reason: file.reason && { code: file.reason.code, detail: file.reason.detail },
    error: file.problem,
    sites: file.sites.map((site) => ({ ...site, skip: reasonOf(site) })),
    diff: diff && file.change !== undefined ? diffFile(file) : undefined,
  };
}
