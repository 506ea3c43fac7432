/** In the order of the help. */
export const optionGroups = [
    {
        title: 'What to apply',
        rows: [
            {
                name: 'transform',
                short: 't',
                value: 'name,…|file',
                isRepeatable: true,
                help: 'only these codemods; a path is a jscodeshift transform',
                example: '-t deferred-to-source -t ./codemods/rename-client.js',
            },
            {
                name: 'transform-option',
                value: 'key=value',
                isRepeatable: true,
                help: 'an option of your own transforms, as JSON or text',
                example: '-t ./rename.js --transform-option from=get --transform-option to=fetch',
            },
            { name: 'list', help: 'the codemods there are, a line each', example: '--list' },
            { name: 'unsafe', help: 'apply suggested repairs too', example: '--unsafe --diff' },
            {
                name: 'interactive',
                short: 'i',
                help: 'show each site and ask; nothing is written before the last answer',
                example: '-i src/client',
            },
            {
                name: 'from',
                value: 'library,…',
                isRepeatable: true,
                help: 'also withResolvers, p-defer, open-draft, q or jquery',
                example: '--from withResolvers,p-defer',
            },
            {
                name: 'runtime',
                value: 'specifier',
                help: 'import from this module (default: task-completion-source)',
                example: '--runtime #lib/tcs',
            },
            {
                name: 'vendor',
                value: 'file',
                help: 'write the runtime into this .ts or .js file and import it from there',
                example: '--vendor src/lib/task-completion-source.ts',
            },
        ],
    },
    {
        title: 'What to write',
        rows: [
            { name: 'dry-run', short: 'd', help: 'change nothing, show what would be done', example: '--dry-run' },
            { name: 'diff', help: 'change nothing, print a patch for git apply or patch -p1', example: '--diff | git apply' },
            {
                name: 'patch',
                value: 'file',
                help: 'change nothing, write that patch to a file',
                example: '--patch deferreds.patch',
            },
            {
                name: 'print',
                short: 'p',
                help: 'change nothing, print the files as they would be',
                example: '--print src/gate.ts',
            },
            { name: 'check', help: 'change nothing, exit 1 when something would change', example: '--check' },
            { name: 'stdin', help: 'read one text, print it rewritten', example: '--stdin < gate.ts' },
            {
                name: 'stdin-filename',
                value: 'file',
                help: 'the name it goes by (default: stdin.ts)',
                example: '--stdin-filename src/gate.tsx < src/gate.tsx',
            },
        ],
    },
    {
        title: 'Which files',
        rows: [
            {
                name: 'project',
                value: 'tsconfig',
                help: 'the files of this tsconfig.json and of those it refers to',
                example: '--project tsconfig.json',
            },
            { name: 'changed', help: 'files with uncommitted changes, new ones too', example: '--changed --check' },
            {
                name: 'since',
                value: 'rev',
                help: 'files changed since the branch left this revision',
                example: '--since origin/main --check',
            },
            { name: 'staged', help: 'files that are staged', example: '--staged --check' },
            {
                name: 'files-from',
                value: 'file|-',
                help: 'files listed in a file or on stdin, by line or by NUL',
                example: '--files-from files.txt',
            },
            {
                name: 'ignore-pattern',
                value: 'glob',
                isRepeatable: true,
                help: 'leave these out, as in .gitignore',
                example: "--ignore-pattern 'legacy/**' --ignore-pattern '!legacy/keep.ts'",
            },
            { name: 'no-ignore', help: 'take in what .gitignore leaves out', example: '--no-ignore generated' },
            {
                name: 'shard',
                value: 'i/n',
                help: 'the i-th of n parts of the files, stable by path',
                example: '--shard 2/4 --report json=shard-2.json',
            },
            { name: 'allow-dirty', help: 'change files with uncommitted changes', example: '--allow-dirty' },
            { name: 'allow-no-vcs', help: 'change files that are in no git repository', example: '--allow-no-vcs' },
        ],
    },
    {
        title: 'Reports',
        rows: [
            {
                name: 'format',
                value: 'name',
                help: 'stylish (default), json, jsonl, sarif, github, markdown or html',
                example: '--check --format github',
            },
            {
                name: 'report',
                value: 'format=file',
                isRepeatable: true,
                help: 'a report in a file as well, in any of these',
                example: '--report html=report.html --report sarif=report.sarif',
            },
            {
                name: 'baseline',
                value: 'file',
                help: 'sites that --check accepts: it fails on new ones alone',
                example: '--check --baseline tcs-baseline.json',
            },
            {
                name: 'update-baseline',
                help: 'write the sites that stay into the file of --baseline',
                example: '--dry-run --baseline tcs-baseline.json --update-baseline',
            },
            { name: 'quiet', short: 'q', help: 'errors only', example: '--quiet' },
            { name: 'verbose', short: 'v', help: 'every site and every file left alone', example: '--verbose' },
            { name: 'color', help: 'colours, whatever the terminal', example: '--color --diff | less -R' },
            { name: 'no-color', help: 'no colours', example: '--no-color' },
        ],
    },
    {
        title: 'How to run',
        rows: [
            { name: 'concurrency', value: 'n|auto', help: 'worker threads', example: '--concurrency 2' },
            {
                name: 'timeout',
                value: 'seconds',
                help: 'give a file up after this time (default: 60; 0: never)',
                example: '--timeout 10',
            },
            { name: 'help', short: 'h', help: 'this text', example: '--help' },
            { name: 'version', help: 'the version of this package', example: '--version' },
        ],
    },
];
/** All options, in the order of the help. */
export const optionRows = optionGroups.flatMap((group) => group.rows);
