import type { Colors } from './colors.js';
import type { FoundFile } from './discover-files.js';
import type { Outcome, Task } from './rewrite-bytes.js';
/** Who is asked, line by line. */
export interface Terminal {
    readonly write: (text: string) => unknown;
    /** The next line that is typed; undefined at the end of the input. */
    readonly readLine: () => Promise<string | undefined>;
    readonly colors: Colors;
}
/**
 * Asks for each site of the files that would change, and gives what is left of the changes. A rewrite cannot wait for an
 * answer, so it is begun anew with the answers given so far until it has no more questions.
 */
export declare function askSites(files: readonly FoundFile[], outcomes: ReadonlyMap<string, Outcome>, task: Task, terminal: Terminal): Promise<ReadonlyMap<string, Outcome>>;
