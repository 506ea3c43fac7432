import { readFileSync } from 'node:fs';
import type { Proposal } from '../rewrite.ts';
import type { Colors } from './colors.ts';
import { paintHunks } from './diff.ts';
import type { FoundFile } from './discover-files.ts';
import { rewriteBytes, type Outcome, type Task } from './rewrite-bytes.ts';
import { printable } from './reporters/printable.ts';

/** Who is asked, line by line. */
export interface Terminal {
  readonly write: (text: string) => unknown;
  /** The next line that is typed; undefined at the end of the input. */
  readonly readLine: () => Promise<string | undefined>;
  readonly colors: Colors;
}

const help = `y - apply this
n - leave it as it is
a - apply this and all that follow, in all files
d - leave this and the rest of this file as they are
q - leave this and all that follow as they are
`;

/** Thrown inside of a rewrite to come out of it and ask. */
class Question extends Error {
  readonly proposal: Proposal;

  constructor(proposal: Proposal) {
    super('a question');
    this.proposal = proposal;
  }
}

/**
 * Asks for each site of the files that would change, and gives what is left of the changes. A rewrite cannot wait for an
 * answer, so it is begun anew with the answers given so far until it has no more questions.
 */
export async function askSites(
  files: readonly FoundFile[],
  outcomes: ReadonlyMap<string, Outcome>,
  task: Task,
  terminal: Terminal,
): Promise<ReadonlyMap<string, Outcome>> {
  const asker = new Asker(task, terminal);
  const asked = new Map(outcomes);
  for (const file of files) {
    const outcome = outcomes.get(file.absolute);
    if (outcome?.status === 'change') asked.set(file.absolute, await asker.ask(file, outcome));
  }
  return asked;
}

class Asker {
  readonly #task: Task;
  readonly #terminal: Terminal;
  /** What goes for all sites that follow. */
  #forAll: boolean | undefined;

  constructor(task: Task, terminal: Terminal) {
    this.#task = task;
    this.#terminal = terminal;
  }

  async ask(file: FoundFile, outcome: Extract<Outcome, { readonly status: 'change' }>): Promise<Outcome> {
    if (this.#forAll === true) return outcome;
    const bytes = Buffer.from(outcome.change.before);
    if (!readFileSync(file.absolute).equals(bytes))
      return { status: 'error', problem: { code: 'changed-meanwhile', detail: 'it has changed since it was read' } };
    const answers: boolean[] = [];
    let forFile: boolean | undefined;
    for (;;) {
      let question: Question | undefined;
      let given = 0;
      const decide = (proposal: Proposal): boolean => {
        const answer = answers[given++] ?? this.#forAll ?? forFile;
        if (answer !== undefined) return answer;
        question ??= new Question(proposal);
        throw question;
      };
      const settings = { ...this.#task.settings, siteDiffs: true };
      const result = await rewriteBytes(file.absolute, bytes, { ...this.#task, settings, decide });
      if (question === undefined) return result;
      const reply = await this.#put(file, question.proposal);
      if (reply === 'd') forFile = false;
      else if (reply === 'y' || reply === 'n') answers.push(reply === 'y');
      else this.#forAll = reply === 'a';
    }
  }

  async #put(file: FoundFile, { codemod, line, column, diff = '' }: Proposal): Promise<string> {
    const { write, readLine, colors } = this.#terminal;
    const place = `${printable(file.path)}:${String(line)}:${String(column)}`;
    write(`\n${colors.bold(place)} ${codemod}\n${paintHunks(diff.trimEnd(), colors)}\n`);
    for (;;) {
      write(colors.cyan('Apply this [y,n,a,d,q,?]? '));
      const reply = (await readLine())?.trim().toLowerCase();
      // The end of the input is an end to all questions.
      if (reply === undefined) return 'q';
      const known = { yes: 'y', no: 'n', all: 'a', done: 'd', quit: 'q' }[reply] ?? reply;
      if (/^[ynadq]$/u.test(known)) return known;
      write(help);
    }
  }
}
