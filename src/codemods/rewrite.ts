import type { Finding, Skip } from '../core/checks/finding.ts';
import { applyEdits, takeEdits, type Edit } from '../core/repair/edit.ts';
import type { Repair } from '../core/repair/repair.ts';
import { LineMap } from '../core/source/lines.ts';
import { parse, ParseError } from '../core/source/parse.ts';
import { defaultSettings, type Settings } from '../core/source/settings.ts';
import type { Codemod } from './create-codemod.ts';

/** What became of one site of a file. */
export interface Site {
  readonly codemod: string;
  readonly rule: string;
  /** Line and column from 1, in the text before the rewrite. */
  readonly line: number;
  readonly column: number;
  /** `suggested`: there is a repair, and only `unsafe` would apply it. */
  readonly status: 'rewritten' | 'suggested' | 'skipped';
  /** Why it was skipped. */
  readonly skip?: Skip;
}

export interface Rewrite {
  /** The text after the rewrite; the very text given when nothing changed. */
  readonly text: string;
  readonly sites: readonly Site[];
}

export interface RewriteOptions {
  readonly codemods: readonly Codemod[];
  /** Apply suggested repairs too. */
  readonly unsafe?: boolean;
  readonly settings?: Partial<Settings>;
}

/** A rewrite that would have broken the file; nothing of it is applied. */
export class RewriteError extends Error {
  override readonly name = 'RewriteError';
}

// A repair that touches text another one has just changed waits for the next pass; deeper nests than this are not code.
const maxPasses = 20;

/**
 * Applies the repairs of the codemods to one file, pass after pass, until a pass changes nothing.
 * @throws {ParseError} the text cannot be parsed.
 * @throws {RewriteError} the result cannot be parsed or does not come to rest.
 */
export function rewrite(path: string, text: string, options: RewriteOptions): Rewrite {
  const first = pass(path, text, options);
  const sites = first.sites;
  let current = first.text;
  for (let left = maxPasses; current !== text; left--) {
    const next = passAgain(path, current, options);
    for (let done = next.sites.filter((site) => site.status === 'rewritten').length; done > 0; done--) {
      const waiting = sites.findIndex((site) => site.skip === conflict);
      const site = sites[waiting];
      if (site !== undefined)
        sites[waiting] = {
          codemod: site.codemod,
          rule: site.rule,
          line: site.line,
          column: site.column,
          status: 'rewritten',
        };
    }
    if (next.text === current) break;
    if (left === 0) throw new RewriteError(`the rewrite does not come to rest after ${String(maxPasses)} passes`);
    current = next.text;
  }
  return { text: current, sites };
}

const conflict: Skip = { code: 'conflict', detail: 'its edits overlap those of another site' };

interface Pass {
  readonly text: string;
  readonly sites: Site[];
}

function passAgain(path: string, text: string, options: RewriteOptions): Pass {
  try {
    return pass(path, text, options, true);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new RewriteError(
      `the rewritten text does not parse (${error.message} at ${String(error.line)}:${String(error.column)})`,
    );
  }
}

function pass(path: string, text: string, options: RewriteOptions, mustParse = false): Pass {
  const codemods = options.codemods.filter((codemod) => codemod.relevance.test(text));
  if (codemods.length === 0 && !mustParse) return { text, sites: [] };
  const source = parse(path, text, { settings: { ...defaultSettings, ...options.settings } });
  const lines = new LineMap(text);
  const sites: Site[] = [];
  let taken: readonly Edit[] = [];
  for (const codemod of codemods) {
    for (const finding of codemod.find(source)) {
      const repair = chooseRepair(finding, options.unsafe ?? false);
      const edits = repair && takeEdits(taken, repair.edits);
      if (edits !== undefined) taken = edits;
      sites.push({
        codemod: codemod.name,
        rule: codemod.rule,
        ...lines.position(finding.range[0]),
        ...outcome(finding, repair, edits !== undefined),
      });
    }
  }
  return { text: taken.length === 0 ? text : applyEdits(text, taken), sites };
}

function chooseRepair(finding: Finding, unsafe: boolean): Repair | undefined {
  const repairs = finding.repairs ?? [];
  return repairs.find((repair) => repair.applicability === 'safe') ?? (unsafe ? repairs[0] : undefined);
}

function outcome(finding: Finding, repair: Repair | undefined, applied: boolean): Pick<Site, 'status' | 'skip'> {
  if (applied) return { status: 'rewritten' };
  if (repair !== undefined) return { status: 'skipped', skip: conflict };
  if (finding.repairs !== undefined && finding.repairs.length > 0) return { status: 'suggested' };
  return { status: 'skipped', skip: finding.skip ?? { code: 'no-repair', detail: 'this finding has no repair' } };
}
