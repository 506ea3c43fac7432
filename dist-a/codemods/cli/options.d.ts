/** One option of the command line. What parses, checks, prints the help and is documented comes from this table. */
export interface OptionRow {
    readonly name: string;
    readonly short?: string;
    /** The placeholder of its value; without one the option is a flag. */
    readonly value?: string;
    readonly isRepeatable?: true;
    /** What it does, for the help. */
    readonly help: string;
    /** A command line that uses it. */
    readonly example: string;
}
export interface OptionGroup {
    readonly title: string;
    readonly rows: readonly OptionRow[];
}
/** In the order of the help. */
export declare const optionGroups: readonly [{
    readonly title: "What to apply";
    readonly rows: readonly [{
        readonly name: "transform";
        readonly short: "t";
        readonly value: "name,…|file";
        readonly isRepeatable: true;
        readonly help: "only these codemods; a path is a jscodeshift transform";
        readonly example: "-t deferred-to-source -t ./codemods/rename-client.js";
    }, {
        readonly name: "transform-option";
        readonly value: "key=value";
        readonly isRepeatable: true;
        readonly help: "an option of your own transforms, as JSON or text";
        readonly example: "-t ./rename.js --transform-option from=get --transform-option to=fetch";
    }, {
        readonly name: "list";
        readonly help: "the codemods there are, a line each";
        readonly example: "--list";
    }, {
        readonly name: "unsafe";
        readonly help: "apply suggested repairs too";
        readonly example: "--unsafe --diff";
    }, {
        readonly name: "interactive";
        readonly short: "i";
        readonly help: "show each site and ask; nothing is written before the last answer";
        readonly example: "-i src/client";
    }, {
        readonly name: "from";
        readonly value: "library,…";
        readonly isRepeatable: true;
        readonly help: "also withResolvers, p-defer, open-draft, q or jquery";
        readonly example: "--from withResolvers,p-defer";
    }, {
        readonly name: "runtime";
        readonly value: "specifier";
        readonly help: "import from this module (default: task-completion-source)";
        readonly example: "--runtime #lib/tcs";
    }, {
        readonly name: "vendor";
        readonly value: "file";
        readonly help: "write the runtime into this .ts or .js file and import it from there";
        readonly example: "--vendor src/lib/task-completion-source.ts";
    }];
}, {
    readonly title: "What to write";
    readonly rows: readonly [{
        readonly name: "dry-run";
        readonly short: "d";
        readonly help: "change nothing, show what would be done";
        readonly example: "--dry-run";
    }, {
        readonly name: "diff";
        readonly help: "change nothing, print a patch for git apply or patch -p1";
        readonly example: "--diff | git apply";
    }, {
        readonly name: "patch";
        readonly value: "file";
        readonly help: "change nothing, write that patch to a file";
        readonly example: "--patch deferreds.patch";
    }, {
        readonly name: "print";
        readonly short: "p";
        readonly help: "change nothing, print the files as they would be";
        readonly example: "--print src/gate.ts";
    }, {
        readonly name: "check";
        readonly help: "change nothing, exit 1 when something would change";
        readonly example: "--check";
    }, {
        readonly name: "stdin";
        readonly help: "read one text, print it rewritten";
        readonly example: "--stdin < gate.ts";
    }, {
        readonly name: "stdin-filename";
        readonly value: "file";
        readonly help: "the name it goes by (default: stdin.ts)";
        readonly example: "--stdin-filename src/gate.tsx < src/gate.tsx";
    }];
}, {
    readonly title: "Which files";
    readonly rows: readonly [{
        readonly name: "project";
        readonly value: "tsconfig";
        readonly help: "the files of this tsconfig.json and of those it refers to";
        readonly example: "--project tsconfig.json";
    }, {
        readonly name: "changed";
        readonly help: "files with uncommitted changes, new ones too";
        readonly example: "--changed --check";
    }, {
        readonly name: "since";
        readonly value: "rev";
        readonly help: "files changed since the branch left this revision";
        readonly example: "--since origin/main --check";
    }, {
        readonly name: "staged";
        readonly help: "files that are staged";
        readonly example: "--staged --check";
    }, {
        readonly name: "files-from";
        readonly value: "file|-";
        readonly help: "files listed in a file or on stdin, by line or by NUL";
        readonly example: "--files-from files.txt";
    }, {
        readonly name: "ignore-pattern";
        readonly value: "glob";
        readonly isRepeatable: true;
        readonly help: "leave these out, as in .gitignore";
        readonly example: "--ignore-pattern 'legacy/**' --ignore-pattern '!legacy/keep.ts'";
    }, {
        readonly name: "no-ignore";
        readonly help: "take in what .gitignore leaves out";
        readonly example: "--no-ignore generated";
    }, {
        readonly name: "shard";
        readonly value: "i/n";
        readonly help: "the i-th of n parts of the files, stable by path";
        readonly example: "--shard 2/4 --report json=shard-2.json";
    }, {
        readonly name: "allow-dirty";
        readonly help: "change files with uncommitted changes";
        readonly example: "--allow-dirty";
    }, {
        readonly name: "allow-no-vcs";
        readonly help: "change files that are in no git repository";
        readonly example: "--allow-no-vcs";
    }];
}, {
    readonly title: "Reports";
    readonly rows: readonly [{
        readonly name: "format";
        readonly value: "name";
        readonly help: "stylish (default), json, jsonl, sarif, github, markdown or html";
        readonly example: "--check --format github";
    }, {
        readonly name: "report";
        readonly value: "format=file";
        readonly isRepeatable: true;
        readonly help: "a report in a file as well, in any of these";
        readonly example: "--report html=report.html --report sarif=report.sarif";
    }, {
        readonly name: "baseline";
        readonly value: "file";
        readonly help: "sites that --check accepts: it fails on new ones alone";
        readonly example: "--check --baseline tcs-baseline.json";
    }, {
        readonly name: "update-baseline";
        readonly help: "write the sites that stay into the file of --baseline";
        readonly example: "--dry-run --baseline tcs-baseline.json --update-baseline";
    }, {
        readonly name: "quiet";
        readonly short: "q";
        readonly help: "errors only";
        readonly example: "--quiet";
    }, {
        readonly name: "verbose";
        readonly short: "v";
        readonly help: "every site and every file left alone";
        readonly example: "--verbose";
    }, {
        readonly name: "color";
        readonly help: "colours, whatever the terminal";
        readonly example: "--color --diff | less -R";
    }, {
        readonly name: "no-color";
        readonly help: "no colours";
        readonly example: "--no-color";
    }];
}, {
    readonly title: "How to run";
    readonly rows: readonly [{
        readonly name: "concurrency";
        readonly value: "n|auto";
        readonly help: "worker threads";
        readonly example: "--concurrency 2";
    }, {
        readonly name: "timeout";
        readonly value: "seconds";
        readonly help: "give a file up after this time (default: 60; 0: never)";
        readonly example: "--timeout 10";
    }, {
        readonly name: "help";
        readonly short: "h";
        readonly help: "this text";
        readonly example: "--help";
    }, {
        readonly name: "version";
        readonly help: "the version of this package";
        readonly example: "--version";
    }];
}];
type Row = (typeof optionGroups)[number]['rows'][number];
export type OptionName = Row['name'];
/** What `parseArgs` gives for the table: a text, a list of texts, or true; absent options are absent. */
export type OptionValues = {
    readonly [R in Row as R['name']]?: R extends {
        readonly value: string;
    } ? R extends {
        readonly isRepeatable: true;
    } ? readonly string[] : string : boolean;
};
/** All options, in the order of the help. */
export declare const optionRows: readonly OptionRow[];
export {};
