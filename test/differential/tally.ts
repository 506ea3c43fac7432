import type { Site } from '../../src/codemods/rewrite.ts';

interface Outcome {
  readonly isChanged: boolean;
  readonly isLeftOut: boolean;
  readonly sites: readonly Site[];
}

/** What became of many programs, by shape. */
export class Tally {
  readonly #all: Outcome[] = [];
  readonly #byShape = new Map<string, Outcome[]>();

  add(shapes: readonly string[], outcome: Outcome): void {
    this.#all.push(outcome);
    for (const shape of shapes) this.#byShape.set(shape, [...(this.#byShape.get(shape) ?? []), outcome]);
  }

  /** The share of programs that were changed. */
  get changed(): number {
    return share(this.#all, ({ isChanged }) => isChanged);
  }

  /** The share of changed programs whose logs were not compared. */
  get leftOut(): number {
    return share(
      this.#all.filter(({ isChanged }) => isChanged),
      ({ isLeftOut }) => isLeftOut,
    );
  }

  report(): string {
    const rows = [...this.#byShape]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([shape, outcomes]) => `  ${percent(share(outcomes, ({ isChanged }) => isChanged))} ${shape}${skips(outcomes)}`,
      );
    const total = `${String(this.#all.length)} programs, ${percent(this.changed)} changed`;
    return [`${total}, of these ${percent(this.leftOut)} not compared`, ...rows].join('\n');
  }
}

const percent = (value: number) => `${String(Math.round(100 * value))} %`.padStart(5);

function share(outcomes: readonly Outcome[], isCounted: (outcome: Outcome) => boolean): number {
  return outcomes.length === 0 ? 0 : outcomes.filter(isCounted).length / outcomes.length;
}

function skips(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { skip } of outcomes.flatMap(({ sites }) => sites)) {
    if (skip !== undefined) counts.set(skip.code, (counts.get(skip.code) ?? 0) + 1);
  }
  const shown = [...counts].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${String(count)}`);
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`;
}
