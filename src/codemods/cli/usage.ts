/** The text of `--help`. */
export const usage = `tcs-codemod [paths…]

Rewrites promises that are completed by hand to TaskCompletionSource. Applies safe repairs only;
what is not rewritten is listed with the reason. Without paths: the current folder, as git lists it.

  -t, --transform <name,…>      only these codemods
      --list                    the codemods there are, a line each
      --unsafe                  apply suggested repairs too
      --runtime <specifier>     import from this module (default: task-completion-source)

  -d, --dry-run                 change nothing, show what would be done
      --diff                    change nothing, print a patch for git apply or patch -p1
      --check                   change nothing, exit 1 when something would change
      --stdin                   read one text, print it rewritten
      --stdin-filename <file>   the name it goes by (default: stdin.ts)

      --ignore-pattern <glob>   leave these out, as in .gitignore; may be repeated
      --no-ignore               take in what .gitignore leaves out
      --allow-dirty             change files with uncommitted changes
      --allow-no-vcs            change files that are in no git repository

      --format <stylish|json>   json: one document on stdout
      --concurrency <n|auto>    worker threads
  -q, --quiet                   errors only
  -v, --verbose                 every site and every file left alone
      --color, --no-color
  -h, --help
      --version

Exit codes: 0 fine, 1 --check found something, 2 wrong usage, the guard or a file that could not be
handled, 130 interrupted.
`;
