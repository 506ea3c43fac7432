import { readFileSync } from 'node:fs';
import { paintHunks } from "./diff.js";
import { rewriteBytes } from "./rewrite-bytes.js";
import { printable } from "./reporters/printable.js";
const help = `y - apply this
n - leave it as it is
a - apply this and all that follow, in all files
d - leave this and the rest of this file as they are
q - leave this and all that follow as they are
`;
/** Thrown inside of a rewrite to come out of it and ask. */
class Question extends Error {
    proposal;
    constructor(proposal) {
        super('a question');
        this.proposal = proposal;
    }
}
/**
 * Asks for each site of the files that would change, and gives what is left of the changes. A rewrite cannot wait for an
 * answer, so it is begun anew with the answers given so far until it has no more questions.
 */
export async function askSites(files, outcomes, task, terminal) {
    const asker = new Asker(task, terminal);
    const asked = new Map(outcomes);
    for (const file of files) {
        const outcome = outcomes.get(file.absolute);
        if (outcome?.status === 'change')
            asked.set(file.absolute, await asker.ask(file, outcome));
    }
    return asked;
}
class Asker {
    #task;
    #terminal;
    /** What goes for all sites that follow. */
    #forAll;
    constructor(task, terminal) {
        this.#task = task;
        this.#terminal = terminal;
    }
    async ask(file, outcome) {
        if (this.#forAll === true)
            return outcome;
        const bytes = Buffer.from(outcome.change.before);
        if (!readFileSync(file.absolute).equals(bytes))
            return { status: 'error', problem: { code: 'changed-meanwhile', detail: 'it has changed since it was read' } };
        const answers = [];
        let forFile;
        for (;;) {
            let question;
            let given = 0;
            const decide = (proposal) => {
                const answer = answers[given++] ?? this.#forAll ?? forFile;
                if (answer !== undefined)
                    return answer;
                question ??= new Question(proposal);
                throw question;
            };
            const settings = { ...this.#task.settings, siteDiffs: true };
            const result = await rewriteBytes(file.absolute, bytes, { ...this.#task, settings, decide });
            if (question === undefined)
                return result;
            const reply = await this.#put(file, question.proposal);
            if (reply === 'd')
                forFile = false;
            else if (reply === 'y' || reply === 'n')
                answers.push(reply === 'y');
            else
                this.#forAll = reply === 'a';
        }
    }
    async #put(file, { codemod, line, column, diff = '' }) {
        const { write, readLine, colors } = this.#terminal;
        const place = `${printable(file.path)}:${String(line)}:${String(column)}`;
        write(`\n${colors.bold(place)} ${codemod}\n${paintHunks(diff.trimEnd(), colors)}\n`);
        for (;;) {
            write(colors.cyan('Apply this [y,n,a,d,q,?]? '));
            const reply = (await readLine())?.trim().toLowerCase();
            // The end of the input is an end to all questions.
            if (reply === undefined)
                return 'q';
            const known = { yes: 'y', no: 'n', all: 'a', done: 'd', quit: 'q' }[reply] ?? reply;
            if (/^[ynadq]$/u.test(known))
                return known;
            write(help);
        }
    }
}
