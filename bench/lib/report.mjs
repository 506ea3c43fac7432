// @ts-check
import { availableParallelism, cpus } from 'node:os';

/** What the figures were measured on, without saying whose it is. */
export function machine() {
  const model = cpus()[0]?.model.trim() ?? 'unknown CPU';
  return `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores (${model})`;
}

/**
 * Prints a Markdown table that is readable as it stands.
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} body
 */
export function table(head, body) {
  const rows = [head, ...body.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {readonly string[]} */ row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  console.log([line(rows[0] ?? []), `| ${rule.join(' | ')} |`, ...rows.slice(1).map(line)].join('\n'));
}

/** @param {string} text */
export function title(text) {
  console.log(`\n## ${text}\n`);
}

/** Counts what missed its target; the exit code of a bench is 1 when something did. */
export class Targets {
  #missed = 0;

  /** @param {boolean} isMet @param {string} text */
  say(isMet, text) {
    if (!isMet) this.#missed++;
    return `${text}: ${isMet ? 'ok' : 'MISSED'}`;
  }

  conclude() {
    if (this.#missed === 0) return;
    console.log(`\n${this.#missed} missed`);
    process.exitCode = 1;
  }
}
