import type { AST, Rule } from 'eslint';
import type { Finding } from '../core/checks/finding.ts';
import { changesExpectedError } from '../core/repair/expected-errors.ts';
import type { Repair } from '../core/repair/repair.ts';
import type { Range } from '../core/source/ast.ts';
import { LineMap } from '../core/source/lines.ts';
import type { Source } from '../core/source/source.ts';

export interface ReportOptions {
  /** Whether a `safe` repair may become the fix. */
  readonly fixable: boolean;
}

/** Turns findings into ESLint's reports: the first safe repair is the fix, every other one a suggestion. */
export function reportFindings(
  context: Rule.RuleContext,
  source: Source,
  findings: Iterable<Finding>,
  options: ReportOptions,
): void {
  let locate: ReturnType<typeof locator> | undefined;
  for (const finding of findings) {
    // Most files have nothing to report.
    locate ??= locator(context.sourceCode);
    const repairs = (finding.repairs ?? []).filter(({ edits }) => !changesExpectedError(edits, source));
    const fix = options.fixable ? repairs.find((repair) => repair.applicability === 'safe') : undefined;
    context.report({
      loc: locate(finding.range),
      messageId: finding.messageId,
      ...(finding.data === undefined ? {} : { data: finding.data }),
      ...(fix === undefined ? {} : { fix: fixer(fix) }),
      suggest: repairs.filter((repair) => repair !== fix).map(suggestion),
    });
  }
}

function suggestion(repair: Repair): Rule.SuggestionReportDescriptor {
  return {
    messageId: repair.messageId,
    ...(repair.data === undefined ? {} : { data: repair.data }),
    fix: fixer(repair),
  };
}

// ESLint merges the edits of one fix into a single range, so they apply whole or not at all.
function fixer({ edits }: Repair): Rule.ReportFixer {
  return (editor) => edits.map(({ range, text }) => editor.replaceTextRange([range[0], range[1]], text));
}

function locator(sourceCode: Partial<Rule.RuleContext['sourceCode']>): (range: Range) => AST.SourceLocation {
  if (typeof sourceCode.getLocFromIndex === 'function') {
    const { getLocFromIndex } = sourceCode;
    const position = (offset: number) => getLocFromIndex.call(sourceCode, offset);
    return (range) => ({ start: position(range[0]), end: position(range[1]) });
  }
  const lines = new LineMap(sourceCode.text ?? '');
  const position = (offset: number) => {
    const { line, column } = lines.position(offset);
    return { line, column: column - 1 };
  };
  return (range) => ({ start: position(range[0]), end: position(range[1]) });
}
