import { i as errorCode, n as describeUnread, t as describeFailure } from "./describe-failure.js";
import { t as exitCodes } from "./exit-codes.js";
import { a as writeText, c as temporaryName, l as unlock, n as output, o as lock, s as sweepLeftovers, t as colorsFor } from "./output.js";
import { n as describeCodemods, r as readStdin, t as chooseCodemods } from "./choose-codemods.js";
import { lt as parseFrom, n as realPath, r as codemods } from "../../chunks/codemods.js";
import { a as paintHunks } from "./diff.js";
import { i as isMinifiedName, n as rewriteBytes, r as vendorSpecifier, t as isRelevant } from "./rewrite-bytes.js";
import { t as printable } from "./printable.js";
import { t as UsageError } from "./usage-error.js";
import { Q as addTo, d as libraries, m as wordSource } from "../../chunks/core.js";
import { n as FileReader, t as rewriteFile } from "./rewrite-file.js";
import { t as defaultRunOptions } from "./run-options.js";
import { createRequire } from "node:module";
import { closeSync, existsSync, fchmodSync, fchownSync, fsyncSync, linkSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { availableParallelism } from "node:os";
import { execFile } from "node:child_process";
import ignore from "ignore";
import { setImmediate, setTimeout as setTimeout$1 } from "node:timers/promises";
import { getHeapStatistics } from "node:v8";
// dist/modules/codemods/cli/line-reader.js
/** Reads a stream line by line, each when it is asked for. An input that breaks off has ended. */
function createLineReader(input) {
	const iterator = input[Symbol.asyncIterator]();
	const decoder = new TextDecoder();
	let rest = "";
	let isOver = false;
	const takeMore = async () => {
		try {
			const next = await iterator.next();
			if (next.done === true) isOver = true;
			else rest += decoder.decode(next.value, { stream: true });
		} catch {
			isOver = true;
		}
	};
	return {
		readLine: async () => {
			while (!isOver && !rest.includes("\n")) await takeMore();
			if (rest === "") return void 0;
			const end = rest.includes("\n") ? rest.indexOf("\n") : rest.length;
			const line = rest.slice(0, end);
			rest = rest.slice(end + 1);
			return line;
		},
		close: async () => {
			await iterator.return?.();
		}
	};
}
// dist/modules/codemods/cli/progress.js
const silentProgress = {
	update: () => void 0,
	clear: () => void 0
};
const interval = 100;
/** One line that overwrites itself, for a terminal. */
function createProgress(write, now = () => performance.now()) {
	let last = now();
	let isShown = false;
	return {
		update(phase, done, total) {
			if (now() - last < interval) return;
			last = now();
			isShown = true;
			write(`\r\u001B[K${phase} ${String(done)}/${String(total)}`);
		},
		clear() {
			if (isShown) write("\r\x1B[K");
			isShown = false;
		}
	};
}
// dist/modules/codemods/cli/ask-sites.js
const help = `y - apply this
n - leave it as it is
a - apply this and all that follow, in all files
d - leave this and the rest of this file as they are
q - leave this and all that follow as they are
`;
/** Thrown inside of a rewrite to come out of it and ask. */
var Question = class extends Error {
	proposal;
	constructor(proposal) {
		super("a question");
		this.proposal = proposal;
	}
};
/**
* Asks for each site of the files that would change, and gives what is left of the changes. A rewrite cannot wait for an
* answer, so it is begun anew with the answers given so far until it has no more questions.
*/
async function askSites(files, outcomes, task, terminal) {
	const asker = new Asker(task, terminal);
	const asked = new Map(outcomes);
	for (const file of files) {
		const outcome = outcomes.get(file.absolute);
		if (outcome?.status === "change") asked.set(file.absolute, await asker.ask(file, outcome));
	}
	return asked;
}
var Asker = class {
	#task;
	#terminal;
	/** What goes for all sites that follow. */
	#forAll;
	constructor(task, terminal) {
		this.#task = task;
		this.#terminal = terminal;
	}
	async ask(file, outcome) {
		if (this.#forAll === true) return outcome;
		const bytes = Buffer.from(outcome.change.before);
		if (!readFileSync(file.absolute).equals(bytes)) return {
			status: "error",
			problem: {
				code: "changed-meanwhile",
				detail: "it has changed since it was read"
			}
		};
		const answers = [];
		let forFile;
		for (;;) {
			let question;
			let given = 0;
			const decide = (proposal) => {
				const answer = answers[given++] ?? this.#forAll ?? forFile;
				if (answer !== void 0) return answer;
				question ??= new Question(proposal);
				throw question;
			};
			const settings = {
				...this.#task.settings,
				siteDiffs: true
			};
			const result = await rewriteBytes(file.absolute, bytes, {
				...this.#task,
				settings,
				decide
			});
			if (question === void 0) return result;
			const reply = await this.#put(file, question.proposal);
			if (reply === "d") forFile = false;
			else if (reply === "y" || reply === "n") answers.push(reply === "y");
			else this.#forAll = reply === "a";
		}
	}
	async #put(file, { codemod, line, column, diff = "" }) {
		const { write, readLine, colors } = this.#terminal;
		const place = `${printable(file.path)}:${String(line)}:${String(column)}`;
		write(`\n${colors.bold(place)} ${codemod}\n${paintHunks(diff.trimEnd(), colors)}\n`);
		for (;;) {
			write(colors.cyan("Apply this [y,n,a,d,q,?]? "));
			const reply = (await readLine())?.trim().toLowerCase();
			if (reply === void 0) return "q";
			const known = {
				yes: "y",
				no: "n",
				all: "a",
				done: "d",
				quit: "q"
			}[reply] ?? reply;
			if (/^[ynadq]$/u.test(known)) return known;
			write(help);
		}
	}
};
// dist/modules/codemods/cli/baseline.js
/**
* Reads a baseline; an empty one where there is no file and one is to be written.
* @throws {UsageError} there is no file, or it is no baseline.
*/
function readBaseline(cwd, file, mayBeMissing) {
	let text;
	try {
		text = readFileSync(resolve(cwd, file), "utf8");
	} catch (error) {
		if (errorCode(error) === "ENOENT" && mayBeMissing) return {};
		const what = errorCode(error) === "ENOENT" ? "does not exist; --update-baseline writes it" : String(error);
		throw new UsageError(`--baseline ${file} ${what}`);
	}
	const found = parse(text);
	if (found === void 0) throw new UsageError(`--baseline ${file} is no baseline of this version; remove it and use --update-baseline`);
	return found;
}
function parse(text) {
	try {
		const { version, sites } = JSON.parse(text);
		return version === 1 && typeof sites === "object" ? sites : void 0;
	} catch {
		return;
	}
}
/** Whether a site is one that a baseline holds: it is there, and nobody has said in the code why it may stay. */
function counts({ status, skip }, file) {
	return skip?.code !== "ignored" && (status !== "rewritten" || file.status !== "changed");
}
/**
* Tells known sites from new ones. A site is known by its code; when its code has changed, it is still known as long as
* its file has no more sites than before.
*/
function compareWithBaseline(files, baseline) {
	let gone = 0;
	return {
		files: files.map((file) => {
			const left = new Map(Object.entries(baseline[file.path] ?? {}).map(([name, list]) => [name, [...list]]));
			const exact = file.sites.map((site) => counts(site, file) && take(left.get(site.codemod), site.fingerprint));
			const sites = file.sites.map((site, index) => {
				if (!counts(site, file)) return site;
				return {
					...site,
					isKnown: exact[index] === true || left.get(site.codemod)?.pop() !== void 0
				};
			});
			for (const rest of left.values()) gone += rest.length;
			return {
				...file,
				sites
			};
		}),
		gone
	};
}
function take(list, fingerprint) {
	const at = list?.indexOf(fingerprint) ?? -1;
	if (at === -1) return false;
	list?.splice(at, 1);
	return true;
}
/** The baseline after a run: the sites that stay, and what it knew of files that were not in the run and still exist. */
function updateBaseline(cwd, files, before) {
	const sites = /* @__PURE__ */ new Map();
	for (const [path, known] of Object.entries(before)) if (existsSync(join(cwd, path))) sites.set(path, known);
	for (const file of files) {
		if (file.status === "error" || file.status === "not-reached") continue;
		const staying = file.sites.filter((site) => counts(site, file));
		if (staying.length === 0) sites.delete(file.path);
		else sites.set(file.path, byCodemod(staying));
	}
	return Object.fromEntries([...sites].sort(([a], [b]) => a < b ? -1 : 1));
}
function byCodemod(sites) {
	const names = [...new Set(sites.map((site) => site.codemod))].sort();
	return Object.fromEntries(names.map((name) => [name, sites.filter((site) => site.codemod === name).map((site) => site.fingerprint).sort()]));
}
/** Writes a baseline. @throws {UsageError} the file cannot be written. */
function writeBaseline(cwd, file, sites) {
	writeText(cwd, "--baseline", file, `${JSON.stringify({
		version: 1,
		sites
	}, void 0, 2)}\n`);
}
// dist/modules/codemods/cli/git.js
/** Git cannot be asked, or has refused; the message is git's own. */
var GitError = class extends Error {
	name = "GitError";
	/** What git ended with; undefined where it did not come that far. */
	exitCode;
	constructor(message, exitCode) {
		super(message);
		this.exitCode = exitCode;
	}
};
const maxOutput = 536870912;
const hookVariables = [
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_PREFIX",
	"GIT_COMMON_DIR",
	"GIT_OBJECT_DIRECTORY"
];
function environment() {
	const kept = Object.entries(process.env).filter(([name]) => !hookVariables.includes(name));
	return {
		...Object.fromEntries(kept),
		LC_ALL: "C",
		GIT_OPTIONAL_LOCKS: "0"
	};
}
/** `git grep` ends with 1 and says nothing where nothing matches. @throws {GitError} for all else */
function nothingFound(error) {
	if (error instanceof GitError && error.exitCode === 1) return {
		stdout: "",
		stderr: ""
	};
	throw error;
}
/** Runs git in a folder. @throws {GitError} it cannot be started or fails. */
function git(folder, args) {
	return new Promise((resolve, reject) => {
		const options = {
			cwd: folder,
			env: environment(),
			maxBuffer: maxOutput,
			windowsHide: true
		};
		execFile("git", args, options, (error, stdout, stderr) => {
			if (error === null) resolve({
				stdout,
				stderr
			});
			else reject(new GitError(stderr.trim() === "" ? error.message : stderr.trim(), exitCodeOf$1(error)));
		});
	});
}
function exitCodeOf$1({ code }) {
	return typeof code === "number" ? code : void 0;
}
function splitNames(stdout) {
	return stdout.split("\0").filter((name) => name !== "");
}
/** The work tree that a folder lies in. */
function findWorkTree(folder) {
	for (let current = folder;; current = dirname(current)) {
		if (existsSync(join(current, ".git"))) return current;
		if (dirname(current) === current) return void 0;
	}
}
/** Files below a folder, tracked or not, but for what git ignores. @throws {GitError} */
async function listWithGit(folder) {
	const { stdout, stderr } = await git(folder, [
		"ls-files",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard",
		"--",
		"."
	]);
	const unreadable = [...stderr.matchAll(/could not open directory '([^']*)'/gu)].map((match) => match[1] ?? "");
	return {
		names: splitNames(stdout),
		unreadable
	};
}
const mostWords = 200;
/**
* Files that have one of the words, tracked or not, but for what git ignores. Outside of a repository, all below the folder that
* are not installed.
* @returns relative to the folder.
* @throws {GitError}
*/
async function listWithWords(folder, words, extensions) {
	const where = findWorkTree(folder) === void 0 ? ["--no-index", "--exclude-standard"] : ["--untracked"];
	const paths = [...extensions.map((extension) => `*${extension}`), ":(exclude,glob)**/node_modules/**"];
	const found = /* @__PURE__ */ new Set();
	for (let at = 0; at < words.length; at += mostWords) {
		const wanted = words.slice(at, at + mostWords).flatMap((word) => ["-e", word]);
		const names = await git(folder, [
			"grep",
			"-lzIwF",
			"--no-color",
			...where,
			...wanted,
			"--",
			...paths
		]).catch(nothingFound);
		for (const name of splitNames(names.stdout)) found.add(name);
	}
	return [...found];
}
/** Files with uncommitted changes, new ones among them, but none that is gone. @throws {GitError} */
async function listChanged(workTree) {
	return [...splitNames((await git(workTree, [
		"rev-parse",
		"--verify",
		"--quiet",
		"HEAD"
	]).then(() => true, () => false) ? await git(workTree, [
		...namesOfDiff,
		"HEAD",
		"--"
	]) : await git(workTree, [
		"ls-files",
		"-z",
		"--cached"
	])).stdout), ...await listUntracked(workTree)];
}
/** Files whose staged content differs from the last commit. @throws {GitError} */
async function listStaged(workTree) {
	return splitNames((await git(workTree, [
		...namesOfDiff,
		"--cached",
		"--"
	])).stdout);
}
/** Files changed since the branch left a revision: committed, uncommitted and new ones. @throws {GitError} */
async function listSince(workTree, revision) {
	const base = await mergeBase(workTree, revision);
	const { stdout } = await git(workTree, [
		...namesOfDiff,
		base,
		"--"
	]);
	return [...splitNames(stdout), ...await listUntracked(workTree)];
}
const namesOfDiff = [
	"diff",
	"--name-only",
	"-z",
	"--no-renames",
	"--no-ext-diff",
	"--diff-filter=d"
];
async function listUntracked(workTree) {
	return splitNames((await git(workTree, [
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard"
	])).stdout);
}
async function commitOf(workTree, revision) {
	try {
		return (await git(workTree, [
			"rev-parse",
			"--verify",
			"--end-of-options",
			`${revision}^{commit}`
		])).stdout;
	} catch (error) {
		if (!(error instanceof GitError) || !error.message.includes("Needed a single revision")) throw error;
		throw new GitError("git knows no such revision: name a commit, a tag or a branch, and fetch it first");
	}
}
async function mergeBase(workTree, revision) {
	const commit = await commitOf(workTree, revision);
	try {
		return (await git(workTree, [
			"merge-base",
			commit.trim().split("\n").at(-1) ?? revision,
			"HEAD"
		])).stdout.trim();
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		throw new GitError(`no common ancestor of ${revision} and HEAD is known; in a shallow clone, fetch more history (git fetch --unshallow)`);
	}
}
const chunk = 500;
/**
* Those of the files whose content git could not give back, and why.
* @param files relative to the work tree.
* @throws {GitError}
*/
async function findUncommitted(workTree, files) {
	const found = /* @__PURE__ */ new Map();
	for (let at = 0; at < files.length; at += chunk) {
		const some = files.slice(at, at + chunk);
		const tracked = await git(workTree, [
			"--literal-pathspecs",
			"ls-files",
			"-z",
			"--cached",
			"--",
			...some
		]);
		const known = new Set(splitNames(tracked.stdout));
		for (const file of some) if (!known.has(file)) found.set(file, "git does not track it");
		const status = [
			"--literal-pathspecs",
			"status",
			"--porcelain",
			"-z",
			"--no-renames",
			"--untracked-files=no",
			"--",
			...some
		];
		for (const entry of splitNames((await git(workTree, status)).stdout)) found.set(entry.slice(3), "it has uncommitted changes");
	}
	return found;
}
// dist/modules/codemods/cli/breathe.js
/** Gives way to signals and the terminal now and then in a loop of synchronous work, which is the fastest way to read many small files. */
function createBreath(longest = 15) {
	let last = performance.now();
	return async () => {
		if (performance.now() - last < longest) return;
		await setImmediate();
		last = performance.now();
	};
}
// dist/modules/codemods/cli/walk-folder.js
const closed = /* @__PURE__ */ new Set([
	".git",
	".hg",
	".svn",
	".jj",
	"node_modules"
]);
/** Rules written as in .gitignore, by the file system's own idea of case. */
function createIgnore(patterns) {
	return ignore({ ignorecase: process.platform === "win32" || process.platform === "darwin" }).add(patterns);
}
function readIgnoreFile(folder) {
	try {
		return {
			folder,
			rules: createIgnore(readFileSync(join(folder, ".gitignore"), "utf8"))
		};
	} catch {
		return;
	}
}
function chainFor(folder, outer) {
	const own = readIgnoreFile(folder);
	return own === void 0 ? outer : [own, ...outer];
}
function isIgnored(path, isFolder, chain) {
	for (const { folder, rules } of chain) {
		const name = relative(folder, path).replaceAll(sep, "/");
		const verdict = rules.test(isFolder ? `${name}/` : name);
		if (verdict.ignored || verdict.unignored) return verdict.ignored;
	}
	return false;
}
function outerChain(folder, top) {
	if (folder === top || dirname(folder) === folder || !folder.startsWith(top)) return [];
	const parent = dirname(folder);
	return chainFor(parent, outerChain(parent, top));
}
/** All files below a folder, where there is no git to ask. Symbolic links are given as they are and not followed. */
async function walkFolder(folder, options) {
	const breathe = createBreath();
	const files = [];
	const unreadable = [];
	const waiting = [{
		folder,
		outer: options.useIgnoreFiles ? outerChain(folder, options.top) : []
	}];
	for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
		await breathe();
		const { folder: current, outer } = next;
		const chain = options.useIgnoreFiles ? chainFor(current, outer) : [];
		try {
			for (const entry of readdirSync(current, { withFileTypes: true })) {
				const path = join(current, entry.name);
				if (entry.isDirectory() && closed.has(entry.name)) continue;
				if (isIgnored(path, entry.isDirectory(), chain)) continue;
				if (entry.isDirectory()) waiting.push({
					folder: path,
					outer: chain
				});
				else files.push(path);
			}
		} catch (error) {
			unreadable.push({
				path: current,
				error
			});
		}
	}
	return {
		files,
		unreadable
	};
}
// dist/modules/codemods/cli/discover-files.js
const source = /(?<!\.d(?:\.\w+)?)\.[cm]?[jt]s$|\.(?:[jt]sx|vue|svelte)$/u;
/** Whether a file is one of those that the codemods read, by its name. */
function isSource(path) {
	return source.test(path);
}
const reasons = {
	nodeModules: {
		code: "node_modules",
		detail: "it belongs to an installed package"
	},
	ignored: {
		code: "ignored",
		detail: "an --ignore-pattern leaves it out"
	},
	symlink: {
		code: "symlink",
		detail: "a symbolic link; the file it leads to is handled where it lies"
	},
	outside: {
		code: "symlink",
		detail: "a symbolic link out of the current folder is not followed; name the file it leads to"
	},
	unsupported: {
		code: "unsupported",
		detail: "no source file in JavaScript, TypeScript, Vue or Svelte"
	},
	minified: {
		code: "minified",
		detail: "its name says that it is minified"
	}
};
/**
* Finds the files that the paths stand for, each once.
* @throws {UsageError} a path does not exist, or a glob matches nothing.
*/
async function discoverFiles(options) {
	const search = new Search(options);
	const missing = [];
	for (const path of options.listed ?? (options.paths.length === 0 ? ["."] : options.paths)) {
		const problem = await search.add(path);
		if (problem !== void 0) missing.push(problem);
	}
	if (missing.length > 0) throw new UsageError(shorten(missing).join("\n"));
	return search.result();
}
function shorten(problems) {
	const most = 20;
	const rest = problems.length - most;
	return rest > 0 ? [...problems.slice(0, most), `and ${String(rest)} more`] : problems;
}
var Search = class {
	#options;
	#cwd;
	/** The current folder with a separator at its end. */
	#inside;
	#ignored;
	#files = /* @__PURE__ */ new Map();
	#settled = /* @__PURE__ */ new Map();
	/** By name in small letters: a file system that is blind to case has one file under both names. */
	#inodes = /* @__PURE__ */ new Map();
	#notes = [];
	constructor(options) {
		this.#options = options;
		this.#cwd = realpathSync.native(options.cwd);
		this.#inside = this.#cwd.endsWith(sep) ? this.#cwd : this.#cwd + sep;
		this.#ignored = options.ignorePatterns.length === 0 ? void 0 : createIgnore(options.ignorePatterns);
	}
	result() {
		return {
			files: [...this.#files.values()],
			settled: [...this.#settled.values()],
			notes: this.#notes
		};
	}
	/** Takes in what one path stands for, or says why it cannot. */
	async add(path) {
		const absolute = resolve(this.#cwd, path);
		let real;
		try {
			real = realpathSync.native(absolute);
		} catch (error) {
			return this.#addMissing(path, absolute, error);
		}
		if (this.#isInside(absolute) && !this.#isInside(real)) this.#settle(absolute, reasons.outside);
		else if (lstatSync(real).isDirectory()) await this.#addFolder(path, real);
		else this.#addFile(real, true);
	}
	async #addMissing(path, absolute, error) {
		const code = errorCode(error);
		if (code === "ELOOP") return `"${path}" is a loop of symbolic links`;
		if (code === "EACCES" || code === "EPERM") return `"${path}": ${describeFailure(error).detail}`;
		if (statOf(absolute) !== void 0) return `"${path}" is a symbolic link to a file that does not exist`;
		const { expandGlob } = await import("./expand-glob.js");
		const match = await expandGlob(path, this.#cwd);
		if (match === void 0) return `"${path}" does not exist`;
		if (match.files.size === 0) return `"${path}" does not exist, and as a glob it matches no file`;
		await this.#addFolder(path, realpathSync.native(match.base), (file) => match.files.has(file));
	}
	async #addFolder(path, folder, isWanted) {
		const before = this.#files.size + this.#settled.size;
		const known = [...await this.#list(folder)].filter((file) => source.test(file) && (isWanted?.(file) ?? true));
		for (const file of known) this.#addFile(file, false);
		if (known.length > 0 || this.#files.size + this.#settled.size > before) return;
		const hint = this.#options.useIgnoreFiles ? " (--no-ignore takes in what .gitignore leaves out)" : "";
		this.#notes.push(`No source files in "${path}"${hint}`);
	}
	async #list(folder) {
		if (this.#options.useIgnoreFiles && findWorkTree(folder) !== void 0) try {
			const { names, unreadable } = await listWithGit(folder);
			for (const name of unreadable) this.#fail(join(folder, name), describeFailure(Object.assign(/* @__PURE__ */ new Error(), { code: "EACCES" })));
			return new Set(names.map((name) => join(folder, name)));
		} catch (error) {
			if (!(error instanceof GitError)) throw error;
			this.#notes.push(`git cannot list "${this.#shown(folder)}", the folder is walked instead: ${error.message}`);
		}
		const top = this.#isInside(folder) ? this.#cwd : folder;
		const walk = await walkFolder(folder, {
			useIgnoreFiles: this.#options.useIgnoreFiles,
			top
		});
		for (const { path, error } of walk.unreadable) this.#fail(path, describeFailure(error));
		return new Set(walk.files);
	}
	#addFile(file, isNamed) {
		const stat = statOf(file);
		if (stat === void 0) {
			if (file.includes("�")) this.#fail(file, {
				code: "file-name",
				detail: "the name is not valid UTF-8; rename the file"
			});
		} else if (stat.isSymbolicLink()) this.#settle(file, reasons.symlink);
		else if (!stat.isFile() || !source.test(file)) {
			if (isNamed || !stat.isDirectory()) this.#settle(file, reasons.unsupported);
		} else if (!this.#files.has(file) && !this.#isSameFile(file, stat)) {
			const reason = this.#reasonToLeave(file);
			if (reason !== void 0) this.#settle(file, reason);
			else if (process.platform !== "win32" && (stat.mode & 292) === 0) this.#fail(file, {
				code: "no-permission",
				detail: "nobody may read it; change its permissions, or leave it out with --ignore-pattern"
			});
			else this.#files.set(file, {
				path: this.#shown(file),
				absolute: file
			});
		}
	}
	/** Whether the file has been taken under a name that differs in case alone. */
	#isSameFile(file, { ino }) {
		const inodes = this.#inodes.get(file.toLowerCase());
		if (inodes?.includes(ino)) return true;
		if (inodes === void 0) this.#inodes.set(file.toLowerCase(), [ino]);
		else inodes.push(ino);
		return false;
	}
	#reasonToLeave(file) {
		const isInside = this.#isInside(file);
		const segments = (isInside ? this.#fromHere(file) : file).split(sep);
		if (segments.includes("node_modules")) return reasons.nodeModules;
		if (isInside && this.#ignored?.ignores(segments.join("/")) === true) return reasons.ignored;
		return isMinifiedName(file) ? reasons.minified : void 0;
	}
	#isInside(file) {
		const path = this.#fromHere(file);
		return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
	}
	#shown(file) {
		return this.#fromHere(file).replaceAll(sep, "/") || ".";
	}
	/** The path of a file from the current folder; below it, without taking both paths apart, thousands of times. */
	#fromHere(file) {
		return file.startsWith(this.#inside) ? file.slice(this.#inside.length) : relative(this.#cwd, file);
	}
	#settle(file, reason) {
		this.#settled.set(file, {
			path: this.#shown(file),
			status: "left-alone",
			sites: [],
			reason
		});
	}
	#fail(file, problem) {
		this.#settled.set(file, {
			path: this.#shown(file),
			status: "error",
			sites: [],
			problem
		});
	}
};
function statOf(path) {
	try {
		return lstatSync(path, { throwIfNoEntry: false });
	} catch {
		return;
	}
}
// dist/modules/codemods/cli/project-files.js
/**
* The files of a tsconfig.json and of all projects it refers to, absolute: as the project's own TypeScript lists them,
* of whatever version, since how `include`, `extends` and defaults add up differs between them.
* @throws {UsageError} there is no such file, no TypeScript, or TypeScript refuses the file.
*/
async function listProjectFiles(project, done = /* @__PURE__ */ new Set()) {
	const config = configFile(project);
	if (done.has(config)) return [];
	done.add(config);
	const { files = [], references = [] } = await showConfig(config);
	const own = files.map((file) => resolve(dirname(config), file));
	const others = [];
	for (const { path } of references) others.push(await listProjectFiles(resolve(dirname(config), path), done));
	return [.../* @__PURE__ */ new Set([...own, ...others.flat()])];
}
function configFile(project) {
	if (!existsSync(project)) throw new UsageError(`--project ${project} does not exist: name a tsconfig.json`);
	const config = statSync(project).isDirectory() ? join(project, "tsconfig.json") : project;
	if (!existsSync(config)) throw new UsageError(`--project ${project} holds no tsconfig.json`);
	return config;
}
async function showConfig(config) {
	const compiler = findCompiler(config);
	const output = await new Promise((settle) => {
		const options = {
			cwd: dirname(config),
			maxBuffer: 268435456,
			windowsHide: true
		};
		execFile(process.execPath, [
			compiler,
			"--showConfig",
			"--project",
			config
		], options, (error, stdout) => {
			settle(error && stdout === "" ? error.message : stdout);
		});
	});
	try {
		return JSON.parse(output);
	} catch {
		if (output.includes("'--showConfig'")) throw new UsageError(`--project ${config} needs TypeScript 3.2 or newer: this project's has no --showConfig`);
		throw new UsageError(`--project ${config}: ${output.trim() === "" ? "TypeScript cannot read it" : output.trim()}`);
	}
}
function findCompiler(config) {
	try {
		const manifest = createRequire(config).resolve("typescript/package.json");
		const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
		return join(dirname(manifest), bin?.["tsc"] ?? "bin/tsc");
	} catch {
		throw new UsageError(`--project ${config} needs the project's TypeScript, ${whyNotFound(config)}`);
	}
}
function whyNotFound(config) {
	if (!holdsAbove(dirname(resolve(config)), [".pnp.cjs", ".pnp.js"])) return "which is not installed: npm install --save-dev typescript";
	return process.versions["pnp"] === void 0 ? "which Yarn Plug'n'Play shows only to what Yarn runs: yarn add --dev eslint-plugin-tcs, then yarn tcs-codemod" : "which this package of Yarn Plug'n'Play does not depend on: yarn add --dev typescript";
}
function holdsAbove(folder, names) {
	for (let at = folder;; at = dirname(at)) {
		if (names.some((name) => existsSync(join(at, name)))) return true;
		if (dirname(at) === at) return false;
	}
}
// dist/modules/codemods/cli/choose-files.js
/**
* The files of a run: what the paths stand for, as far as the project has them, they are recent, and they fall to this
* shard.
* @throws {UsageError} a path, the project or a revision does not exist.
*/
async function chooseFiles(options) {
	const { cwd, project, recent, shard } = options;
	const inProject = project === void 0 ? void 0 : await filesOfProject(cwd, project);
	const isRecent = recent === void 0 ? void 0 : await listRecent(cwd, recent);
	const roots = inProject !== void 0 && options.paths.length === 0 && options.listed === void 0 ? { listed: commonFolder([...inProject]) } : {};
	const { files, settled, notes } = await discoverFiles({
		...options,
		...roots
	});
	const root = realpathSync.native(cwd);
	const isOfProject = (path) => inProject?.has(resolve(root, path)) ?? true;
	const isNoneOfProject = files.length > 0 && !files.some(({ path }) => isOfProject(path));
	const isWanted = (path) => isOfProject(path) && (isRecent?.has(resolve(root, path)) ?? true) && (shard === void 0 || shardOf(path, shard.count) === shard.index);
	return {
		files: files.filter(({ path }) => isWanted(path)),
		settled: settled.filter(({ path }) => isWanted(path)),
		notes: isNoneOfProject ? [...notes, `None of these files is part of --project ${project ?? ""}.`] : notes
	};
}
/** Which of so many shards a path falls to, from 1: always the same one, whatever other files there are. */
function shardOf(path, count) {
	return createHash("sha256").update(path).digest().readUInt32BE(0) % count + 1;
}
async function filesOfProject(cwd, project) {
	const files = (await listProjectFiles(resolve(cwd, project))).filter(isSource).map(realPath);
	if (files.length === 0) throw new UsageError(`--project ${project} has no source files`);
	return new Set(files);
}
/** The nearest folder above all files. */
function commonFolder(files) {
	let folder = dirname(files[0] ?? ".");
	while (!files.every((file) => file.startsWith(join(folder, "/"))) && dirname(folder) !== folder) folder = dirname(folder);
	return [folder];
}
async function listRecent(cwd, recent) {
	const option = recent.kind === "since" ? `--since ${recent.revision}` : `--${recent.kind}`;
	const workTree = findWorkTree(realpathSync.native(cwd));
	if (workTree === void 0) throw new UsageError(`${option} asks git, and the current folder is in no repository`);
	try {
		const names = await listNames(workTree, recent);
		return new Set(names.map((name) => join(workTree, name)));
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		throw new UsageError(`${option}: ${error.message}`);
	}
}
function listNames(workTree, recent) {
	switch (recent.kind) {
		case "changed": return listChanged(workTree);
		case "staged": return listStaged(workTree);
		case "since": return listSince(workTree, recent.revision);
	}
}
// dist/modules/codemods/cli/git-guard.js
/** What forbids changing these files; empty when all that is lost could be had back from git. */
async function guardWithGit(files, permissions) {
	const problems = [];
	for (const [workTree, inside] of groupByWorkTree(files)) if (workTree === void 0) {
		if (!permissions.allowNoVcs) problems.push(...inside.map(unversioned));
	} else if (!permissions.allowDirty) problems.push(...await findDirty(workTree, inside));
	return problems;
}
function groupByWorkTree(files) {
	const folders = /* @__PURE__ */ new Map();
	const groups = /* @__PURE__ */ new Map();
	for (const file of files) {
		const folder = dirname(file.absolute);
		if (!folders.has(folder)) folders.set(folder, findWorkTree(folder));
		const workTree = folders.get(folder);
		const group = groups.get(workTree);
		if (group === void 0) groups.set(workTree, [file]);
		else group.push(file);
	}
	return groups;
}
function unversioned({ path }) {
	return {
		code: "no-vcs",
		path,
		detail: "it lies in no git repository; --allow-no-vcs changes it all the same"
	};
}
async function findDirty(workTree, files) {
	const byName = new Map(files.map((file) => [relative(workTree, file.absolute).replaceAll(sep, "/"), file]));
	try {
		return [...await findUncommitted(workTree, [...byName.keys()])].flatMap(([name, why]) => {
			const file = byName.get(name);
			return file === void 0 ? [] : [{
				code: "dirty",
				path: file.path,
				detail: `${why}; commit it first, or use --allow-dirty`
			}];
		});
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		return [{
			code: "git",
			detail: `git cannot tell what is committed (--allow-dirty does without): ${error.message}`
		}];
	}
}
// dist/modules/codemods/cli/write-atomically.js
const nobodyWrites = (mode) => (mode & 146) === 0;
/** The file is another run's at the moment; ask again. */
const busy = {
	code: "busy",
	detail: "another run is writing it; run again"
};
const changedMeanwhile = {
	code: "changed-meanwhile",
	detail: "it has changed since it was read; run again"
};
/** Puts the new text in the place of the old one whole, or gives the reason why the file is as it was. Throws nothing. */
function writeAtomically(path, change) {
	let isOurs = false;
	try {
		const stat = lstatSync(path);
		const reason = reasonToLeave(path, stat);
		if (reason !== void 0) return reason;
		isOurs = lock(path);
		return isOurs ? replace(path, change, stat) : busy;
	} catch (error) {
		return describeFailure(error);
	} finally {
		if (isOurs) quietly(unlock, path);
	}
}
function reasonToLeave(path, stat) {
	if (!stat.isFile()) return {
		code: "changed-meanwhile",
		detail: "it is no longer a plain file; run again"
	};
	if (nobodyWrites(stat.mode)) return {
		code: "read-only",
		detail: "the file is read-only; make it writable (chmod u+w) and run again"
	};
	if (process.platform !== "win32" && nobodyWrites(lstatSync(dirname(path)).mode)) return {
		code: "read-only",
		detail: "its folder is read-only; make it writable (chmod u+w) and run again"
	};
}
function replace(path, { before, after }, stat) {
	const temporary = temporaryName(dirname(path));
	try {
		writeWhole(temporary, after, stat);
		const now = readFileSync(path);
		if (now.equals(Buffer.from(after))) return void 0;
		if (!now.equals(Buffer.from(before))) return changedMeanwhile;
		renameSync(temporary, path);
		return;
	} finally {
		quietly(remove, temporary);
	}
}
function writeWhole(path, text, like) {
	const file = openSync(path, "wx", like?.mode ?? 438);
	try {
		writeFileSync(file, text);
		if (like !== void 0) {
			keepOwner(file, like);
			fchmodSync(file, like.mode & 4095);
		}
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}
/** Makes a file that does not exist yet, whole or not at all, or gives the reason why there is none. Throws nothing. */
function createAtomically(path, text) {
	const temporary = temporaryName(dirname(path));
	try {
		writeWhole(temporary, text);
		linkSync(temporary, path);
		return;
	} catch (error) {
		if (errorCode(error) === "EEXIST") return changedMeanwhile;
		return describeFailure(error);
	} finally {
		quietly(remove, temporary);
	}
}
function remove(path) {
	rmSync(path, { force: true });
}
function quietly(action, path) {
	try {
		action(path);
	} catch {}
}
function keepOwner(file, { uid, gid }) {
	if (process.platform === "win32" || uid === process.getuid?.() && gid === process.getgid?.()) return;
	try {
		fchownSync(file, uid, gid);
	} catch {}
}
// dist/modules/codemods/cli/commit-changes.js
/** Writes all changes, each file whole, or none when the guard objects to one of them. */
async function commitChanges(planned, options) {
	const written = /* @__PURE__ */ new Map();
	const isInterrupted = () => options.signal?.aborted === true;
	if (isInterrupted()) return {
		objections: [],
		written
	};
	sweepLeftovers(options.folders);
	const objections = await guardWithGit(planned.map(({ file }) => file), options);
	if (objections.length > 0) return {
		objections,
		written
	};
	const problem = planned.length === 0 ? void 0 : options.prepare();
	if (problem !== void 0) return {
		objections: [problem],
		written
	};
	const breathe = createBreath();
	for (const [done, { file, change }] of planned.entries()) {
		await breathe();
		if (isInterrupted()) break;
		options.progress.update("Writing", done, planned.length);
		written.set(file.absolute, await writeInTurn(file.absolute, change) ?? "written");
	}
	return {
		objections,
		written
	};
}
const pause = 10;
const mostPauses = 200;
/** Another run is done with a file in no time; waits for it rather than fail. */
async function writeInTurn(path, change) {
	let reason = writeAtomically(path, change);
	for (let left = mostPauses; reason === busy && left > 0; left--) {
		await setTimeout$1(pause);
		reason = writeAtomically(path, change);
	}
	return reason;
}
// dist/modules/codemods/cli/conclude.js
const interrupted = {
	code: "interrupted",
	detail: "the run was interrupted before this file"
};
const heldBack = {
	code: "held-back",
	detail: "nothing was written, see the errors"
};
/** The one bucket that a file ends in. */
function concludeFile({ path, absolute }, outcome, commit) {
	if (outcome === void 0) return {
		path,
		status: "not-reached",
		sites: [],
		reason: interrupted
	};
	switch (outcome.status) {
		case "irrelevant": return {
			path,
			status: "irrelevant",
			sites: []
		};
		case "unchanged": return {
			path,
			status: "unchanged",
			sites: outcome.sites
		};
		case "left-alone": return {
			path,
			status: "left-alone",
			sites: [],
			reason: outcome.reason
		};
		case "error": return {
			path,
			status: "error",
			sites: [],
			problem: {
				...outcome.problem,
				path
			}
		};
		case "change": {
			const { sites, change } = outcome;
			if (commit === void 0) return {
				path,
				status: "would-change",
				sites,
				change
			};
			if (commit.objections.length > 0) {
				const reason = commit.objections.find((objection) => objection.path === path) ?? heldBack;
				return {
					path,
					status: "held-back",
					sites: withhold(sites, heldBack),
					reason
				};
			}
			const written = commit.written.get(absolute);
			if (written === "written") return {
				path,
				status: "changed",
				sites,
				change
			};
			if (written === void 0) return {
				path,
				status: "not-reached",
				sites: withhold(sites, interrupted),
				reason: interrupted
			};
			return {
				path,
				status: "error",
				sites: withhold(sites, written),
				problem: {
					...written,
					path
				}
			};
		}
	}
}
/** A site that was rewritten in memory alone is a skipped site. */
function withhold(sites, skip) {
	return sites.map((site) => site.status === "rewritten" ? {
		...site,
		status: "skipped",
		skip
	} : site);
}
/** What a run says to a script. With a baseline, `--check` fails on sites that are new, whatever would become of them. */
function exitCodeOf(result) {
	const { interrupted: isInterrupted, problems, files, mode } = result;
	if (isInterrupted) return exitCodes.interrupted;
	if (problems.length > 0 || files.some((file) => file.status === "error")) return exitCodes.failure;
	return mode === "check" && files.some(failsCheck) ? exitCodes.wouldChange : exitCodes.fine;
}
function failsCheck({ status, sites }) {
	const judged = sites.filter((site) => site.isKnown !== void 0);
	return judged.length > 0 ? judged.some((site) => site.isKnown === false) : status === "would-change";
}
// dist/modules/codemods/cli/find-missing-runtime.js
const lists = [
	"dependencies",
	"peerDependencies",
	"optionalDependencies",
	"devDependencies"
];
const managers = [
	["pnpm-lock.yaml", "pnpm add"],
	["yarn.lock", "yarn add"],
	["bun.lock", "bun add"],
	["bun.lockb", "bun add"],
	["package-lock.json", "npm install"],
	["npm-shrinkwrap.json", "npm install"]
];
/** The package that a specifier names; nothing for paths, `#imports` and the aliases of a project. */
function packageName(specifier) {
	return /^(?:@[^/@:\s]+\/)?[^./#~@:\s][^/:\s]*(?=\/|$)/u.exec(specifier)?.[0];
}
/** What to install so that the changed files find the runtime they import. */
function findMissingRuntime(cwd, changed, specifier) {
	const name = packageName(specifier);
	if (name === void 0) return void 0;
	const folders = new Set(changed.map((file) => dirname(file.absolute)));
	const packages = /* @__PURE__ */ new Set();
	let lacking;
	for (const folder of folders) {
		if (ancestors(folder).some((each) => provides(each, name))) continue;
		lacking ??= folder;
		const home = ancestors(folder).find((each) => existsSync(join(each, "package.json"))) ?? cwd;
		packages.add(relative(cwd, home).replaceAll(sep, "/") || ".");
	}
	if (lacking === void 0) return void 0;
	return {
		name,
		packages: [...packages].sort(),
		command: `${installCommand(lacking)} ${name}`
	};
}
function ancestors(folder) {
	const parent = dirname(folder);
	return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
function provides(folder, name) {
	const manifest = readManifest(folder);
	return manifest["name"] === name || lists.some((list) => Object.hasOwn(asRecord(manifest[list]), name));
}
function readManifest(folder) {
	try {
		return asRecord(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
	} catch {
		return {};
	}
}
function asRecord(value) {
	return typeof value === "object" && value !== null ? { ...value } : {};
}
function installCommand(folder) {
	for (const each of ancestors(folder)) {
		const found = managers.find(([lockfile]) => existsSync(join(each, lockfile)));
		if (found !== void 0) return found[1];
		const declared = readManifest(each)["packageManager"];
		const manager = typeof declared === "string" ? /^(?:pnpm|yarn|bun)(?=@)/u.exec(declared)?.[0] : void 0;
		if (manager !== void 0) return `${manager} add`;
	}
	return "npm install";
}
// dist/modules/codemods/cli/note-dropped-packages.js
/** What to say of the packages that changed files import no more: that they may not be needed any longer. */
function noteDroppedPackages(outcomes, from) {
	const modules = parseFrom(from).libraries.flatMap((library) => libraries[library].modules);
	const changes = [...outcomes].flatMap((outcome) => outcome.status === "change" ? [outcome.change] : []);
	return modules.flatMap((module) => {
		const isImported = (text) => text.includes(`'${module}'`) || text.includes(`"${module}"`);
		const dropped = changes.filter(({ before, after }) => isImported(before) && !isImported(after)).length;
		const kept = changes.filter(({ after }) => isImported(after)).length;
		if (dropped === 0 || kept > 0) return [];
		return [`${dropped === 1 ? "1 file imports" : `${String(dropped)} files import`} ${module} no longer; where no other does, npm uninstall ${module} removes it`];
	});
}
// dist/modules/codemods/cli/rewrite-in-workers.js
const ownScript = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
/**
* Rewrites files in threads, while more of them are still being found. A file whose worker dies or takes too long is an error,
* and another worker takes the rest.
*/
var WorkerPool = class {
	#options;
	#waiting = [];
	#keepers = [];
	/** Each is called once: when there is one more file, or when there will be none. */
	#idle = [];
	#count = 0;
	#running = 0;
	#isComplete = false;
	#mayStart = true;
	constructor(options) {
		this.#options = options;
	}
	add(path) {
		this.#waiting.push(path);
		this.#count++;
		const wake = this.#idle.pop();
		if (wake !== void 0) wake();
		else if (this.#running < this.#options.sizeFor(this.#count)) {
			const keeper = this.#keepOneWorking();
			this.#keepers.push(keeper);
			keeper.catch(() => void 0);
		}
	}
	/**
	* Waits for all files that were added.
	* @returns the paths nobody took: the signal has fired, or no worker starts here.
	*/
	async finish() {
		this.#isComplete = true;
		for (const wake of this.#idle.splice(0)) wake();
		await Promise.all(this.#keepers);
		return this.#waiting;
	}
	async #keepOneWorking() {
		this.#running++;
		while (this.#mayStart && this.#waiting.length > 0 && this.#options.signal?.aborted !== true) if (!await runWorker(this.#queue, this.#options)) this.#mayStart = false;
		this.#running--;
	}
	#queue = {
		take: () => this.#waiting.shift(),
		giveBack: (path) => void this.#waiting.unshift(path),
		whenMore: (wake) => {
			if (this.#isComplete) return false;
			this.#idle.push(wake);
			return true;
		},
		forget: (wake) => this.#idle = this.#idle.filter((each) => each !== wake)
	};
};
/**
* V8 lets a heap that may grow beyond 2 GB come to four times of what lives in it before it collects the rest, and one that may
* not, to twice that. A file of 20 MB fits; the types of a whole project may not.
*/
function limitsFor({ settings }) {
	if (settings.project !== void 0) return {};
	const mostOfHere = getHeapStatistics().heap_size_limit / 2 ** 20;
	return { maxOldGenerationSizeMb: Math.min(mostOfHere, 2e3) };
}
/** Runs one worker until it has nothing left to take, dies or takes too long; false when it never came up. */
function runWorker(queue, options) {
	const { task, timeout, signal, onOutcome, script = ownScript } = options;
	return new Promise((resolve) => {
		const worker = new Worker(script, {
			workerData: task,
			resourceLimits: limitsFor(task)
		});
		let isReady = false;
		let inHand;
		let failure;
		let timer;
		const stop = () => void worker.terminate();
		const giveUp = () => {
			if (inHand === void 0) return;
			onOutcome(inHand, tookTooLong(timeout));
			inHand = void 0;
			stop();
		};
		const next = () => {
			clearTimeout(timer);
			inHand = signal?.aborted === true ? void 0 : queue.take();
			if (inHand === void 0) {
				if (signal?.aborted === true || !queue.whenMore(next)) stop();
				return;
			}
			worker.postMessage(inHand);
			if (timeout > 0) timer = setTimeout(giveUp, timeout);
		};
		worker.on("message", (message) => {
			if ("ready" in message) isReady = true;
			else if (inHand === void 0) return;
			else onOutcome(inHand, message.outcome);
			next();
		});
		worker.on("error", (error) => failure = error);
		worker.on("exit", (code) => {
			clearTimeout(timer);
			queue.forget(next);
			signal?.removeEventListener("abort", stop);
			if (inHand !== void 0 && signal?.aborted === true) queue.giveBack(inHand);
			else if (inHand !== void 0) onOutcome(inHand, died(failure, code));
			resolve(isReady);
		});
		signal?.addEventListener("abort", stop, { once: true });
	});
}
function tookTooLong(timeout) {
	return {
		status: "error",
		problem: {
			code: "timeout",
			detail: `left as it is, it was not done after ${String(timeout / 1e3)} s; raise --timeout, or leave it out with --ignore-pattern`
		}
	};
}
function died(failure, code) {
	return {
		status: "error",
		problem: {
			code: "worker-died",
			detail: `left as it is, the worker died on it (${failure instanceof Error ? failure.message : `exit code ${String(code)}`}); try it alone, or leave it out with --ignore-pattern`
		}
	};
}
// dist/modules/codemods/cli/rewrite-files.js
const filesPerWorker = 20;
const maxWorkers = 8;
/** How many threads are worth starting; one at least, since only a thread can be stopped that never ends. */
function countWorkers(files, concurrency) {
	if (files <= 40) return 1;
	const wanted = concurrency === "auto" ? Math.min(availableParallelism(), maxWorkers) : concurrency;
	return Math.min(wanted, Math.ceil(files / filesPerWorker));
}
/** Rewrites files in memory, in workers or here, while more of them are still being found. */
var Rewriting = class {
	#options;
	#outcomes = /* @__PURE__ */ new Map();
	#pool;
	/** The files for this thread. */
	#rest = [];
	#count = 0;
	#isComplete = false;
	constructor(options) {
		this.#options = options;
		const { workerTask: task, timeout, signal } = options;
		const concurrency = task?.settings.project === void 0 ? options.concurrency : 1;
		const sizeFor = (files) => countWorkers(files, concurrency);
		const onOutcome = this.#note.bind(this);
		this.#pool = task && new WorkerPool({
			sizeFor,
			task,
			timeout,
			signal,
			onOutcome
		});
	}
	add({ absolute }) {
		this.#count++;
		if (this.#pool === void 0) this.#rest.push(absolute);
		else this.#pool.add(absolute);
	}
	/** Waits for all files. One without an outcome was not reached before the signal fired. */
	async finish() {
		const { task, signal } = this.#options;
		this.#isComplete = true;
		const rest = await this.#pool?.finish() ?? this.#rest;
		const breathe = createBreath();
		for (const path of rest) {
			await breathe();
			if (signal?.aborted === true) break;
			this.#note(path, await rewriteFile(path, task));
		}
		return this.#outcomes;
	}
	#note(path, outcome) {
		this.#outcomes.set(path, outcome);
		if (this.#isComplete) this.#options.progress.update("Rewriting", this.#outcomes.size, this.#count);
	}
};
// dist/modules/codemods/cli/select-relevant.js
const irrelevant = { status: "irrelevant" };
/** Reads all files and keeps those worth parsing; most hold nothing for a codemod. */
async function selectRelevant(files, task, watch) {
	const relevant = [];
	const outcomes = /* @__PURE__ */ new Map();
	const reader = new FileReader();
	const breathe = createBreath(2);
	for (const [done, file] of files.entries()) {
		await breathe();
		if (watch.signal?.aborted === true) break;
		watch.progress.update("Reading", done, files.length);
		let mayFind;
		try {
			mayFind = isRelevant(file.absolute, reader.read(file.absolute), task);
		} catch (error) {
			outcomes.set(file.absolute, {
				status: "error",
				problem: describeFailure(error)
			});
			continue;
		}
		if (mayFind) {
			relevant.push(file);
			watch.onRelevant(file);
		} else outcomes.set(file.absolute, irrelevant);
	}
	return {
		relevant,
		outcomes
	};
}
// dist/modules/codemods/cli/outside-mentions.js
const typed = /\.(?:[cm]?ts|tsx|vue|svelte)$/u;
const privateOfTypeScript = /\bprivate\s+(?:(?:static|readonly|override|declare|accessor)\s+)*([\w$]+)/gu;
const underscored = /\bthis\.(_[\w$]+)/gu;
const named = /\b(?:class|function)\s+([A-Z][\w$]*)/gu;
/**
* The members that only TypeScript or an underscore keeps private, and of which a change leaves fewer mentions or writes others. A
* `#name` is out of reach for all others.
*/
function takenMembers(path, { before, after }) {
	const isTyped = typed.test(path);
	const isMember = isTyped ? privateOfTypeScript : underscored;
	const names = new Set(Array.from(before.matchAll(isMember), ([, name = ""]) => name));
	if (names.size === 0) return [];
	const linesAfter = new Set(after.split("\n"));
	const gone = before.split("\n").filter((line) => !linesAfter.has(line));
	const owners = Array.from(before.matchAll(named), ([, name = ""]) => name);
	const stem = path.replace(/^.*[/\\]/u, "").replace(/(?:\.\w+)+$/u, "");
	return [...names].flatMap((name) => {
		if (!gone.some((line) => has(wordSource(name), line))) return [];
		return {
			name,
			remains: count(name, after) >= count(name, before),
			isTyped,
			owners,
			stem
		};
	});
}
const takesElement = String.raw`[?!]?(?:\.?\[|\.(?:get|set|add|push|unshift|pop|shift|at|find|values|entries|forEach|map)\(|\s*=(?!=))`;
/** What promises and paths have too, so that the name alone says nothing. */
const common = /^(?:resolve|reject|then|all|race|promise)$/u;
/**
* Whether the text of another file takes the member from an object, as tests do: `object['name']`, `(object as any).name`,
* `spyOn(object, 'name')`, and `object.name` where the name has an underscore or nothing checks types; or from `this`, in a class
* that extends its owner. A file that does not know the owner means it only by a name with an underscore, of which it has none of
* its own, and where its types do not say that it is another's.
*/
function takesMember(path, text, member) {
	const { name, remains, owners } = member;
	if (!has(wordSource(name), text)) return false;
	const isUnderscored = name.startsWith("_");
	const isOfOwner = knowsOwner(text, member);
	if (!isOfOwner && (!isUnderscored || !hasRelativeImport.test(text))) return false;
	const word = remains ? `${wordSource(name)}${takesElement}` : wordSource(name);
	if (has(String.raw`\bthis\??\.${word}`, text)) {
		if (!isOfOwner) return false;
		if (owners.some((owner) => has(String.raw`\bextends\s+(?:[\w$]+\.)*${wordSource(owner)}`, text))) return true;
	}
	const quoted = String.raw`(['"\x60])${wordSource(name)}`;
	if (has(String.raw`(?<=[\w$)\]])[?!]?\[\s*${quoted}\1\s*\]${remains ? takesElement : ""}`, text) || has(String.raw`\bas\s[^()]*\)[?!]?\.${word}`, text) || !remains && has(String.raw`\([^()'"\x60]*(?:\([^()'"\x60]*\))?,\s*${quoted}\1`, text)) return true;
	const isTyped = typed.test(path);
	return (isUnderscored ? isOfOwner || !(isTyped || member.isTyped) : !isTyped && !common.test(name)) && has(String.raw`(?<!(?<![\w$.])(?:this|self|that|_this|me))(?<=[\w$\])])[?!]?\.${word}`, text);
}
const hasRelativeImport = /['"\x60]\.{1,2}\//u;
/** Whether the text of another file names what the member is of, or imports its file. */
function knowsOwner(text, { owners, stem }) {
	if (owners.some((owner) => has(wordSource(owner), text))) return true;
	return stem !== "index" && has(String.raw`/${wordSource(stem)}(?:\.\w+)?['"\x60]`, text);
}
function has(pattern, text) {
	return new RegExp(pattern, "u").test(text);
}
function count(name, text) {
	return text.match(new RegExp(wordSource(name), "gu"))?.length ?? 0;
}
// dist/modules/codemods/cli/spare-members.js
const extensions = [
	".ts",
	".tsx",
	".mts",
	".cts",
	".js",
	".jsx",
	".mjs",
	".cjs",
	".vue",
	".svelte"
];
/**
* Rewrites once more the files whose change would take from another file, mostly a test, a member that is private by its name or
* by TypeScript alone: such a member stays what it is. All of the repository is asked, whatever the paths of the run.
*/
async function spareMembers(files, outcomes, task, { cwd, signal }) {
	const taken = /* @__PURE__ */ new Map();
	for (const file of files) {
		const outcome = outcomes.get(file.absolute);
		const members = outcome?.status === "change" ? takenMembers(file.absolute, outcome.change) : [];
		if (members.length > 0) taken.set(file, members);
	}
	if (taken.size === 0) return {
		outcomes,
		task,
		notes: []
	};
	const others = await textsThatName(taken, cwd);
	const all = [...taken.values()].flat();
	const notes = [];
	const spared = /* @__PURE__ */ new Map();
	for (const [{ absolute, path }, members] of taken) {
		const names = members.flatMap((member) => {
			const rivals = all.filter(({ name }) => name === member.name);
			const means = ({ text }) => knowsOwner(text, member) || !rivals.some((each) => knowsOwner(text, each));
			const by = others.get(member.name)?.find((other) => other.path !== absolute && takesMember(other.path, other.text, member) && means(other));
			if (by === void 0) return [];
			notes.push(`${path} keeps ${member.name} as it is: ${relative(cwd, by.path).replaceAll(sep, "/")} takes it from outside`);
			return [member.name];
		});
		if (names.length > 0) spared.set(absolute, new Set(names));
	}
	const sparing = {
		...task,
		spared
	};
	const again = new Map(outcomes);
	for (const path of spared.keys()) {
		if (signal?.aborted === true) break;
		again.set(path, await rewriteFile(path, sparing));
	}
	return {
		outcomes: again,
		task: sparing,
		notes
	};
}
/** The files that have one of the names, by name; none where git cannot be asked. */
async function textsThatName(taken, cwd) {
	const wanted = /* @__PURE__ */ new Map();
	for (const [{ absolute }, members] of taken) {
		const folder = findWorkTree(dirname(absolute)) ?? cwd;
		for (const { name } of members) addTo(wanted, folder, name);
	}
	const found = /* @__PURE__ */ new Map();
	for (const [folder, all] of wanted) {
		const names = [...new Set(all)];
		for (const file of await filesWith(names, folder)) {
			const path = join(folder, file);
			const text = readText(path);
			for (const name of names) if (text.includes(name)) addTo(found, name, {
				path,
				text
			});
		}
	}
	return found;
}
async function filesWith(names, folder) {
	try {
		return await listWithWords(folder, names, extensions);
	} catch (error) {
		if (error instanceof GitError) return [];
		throw error;
	}
}
/** A file that is gone or out of reach names nothing. */
function readText(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}
// dist/modules/codemods/cli/vendor.js
const folder = new URL("../../../dist/codemods/vendored/", import.meta.url);
const mark = "@generated by tcs-codemod --vendor";
/**
* Looks at the place of the vendored runtime.
* @throws {UsageError} it is no source file, or something else is there.
*/
function findVendor(cwd, file) {
	const absolute = resolve(cwd, file);
	if (!/\.[cm]?[jt]s$/u.test(file) || /\.d\.[cm]?ts$/u.test(file)) throw new UsageError(`--vendor ${file}: name a .ts, .mts, .cts, .js, .mjs or .cjs file`);
	const current = readCurrent(absolute, file);
	if (current !== void 0 && !current.includes(mark)) throw new UsageError(`--vendor ${file} exists and was not written by --vendor: name another file`);
	const path = relative(cwd, absolute).replaceAll(sep, "/");
	return current === void 0 ? {
		absolute,
		path
	} : {
		absolute,
		path,
		current
	};
}
function readCurrent(absolute, file) {
	if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true) throw new UsageError(`--vendor ${file} is a folder: name the file to write`);
	try {
		return readFileSync(absolute, "utf8");
	} catch {
		return;
	}
}
/** The runtime as one file in the language of the vendored file; a plain `.js` takes the module system of its importers. */
function vendoredText({ absolute }, importers) {
	return readFileSync(new URL(`runtime.${kindOf(extname(absolute), importers)}.txt`, folder), "utf8");
}
function kindOf(extension, importers) {
	if (extension.endsWith("ts")) return "ts";
	if (extension === ".mjs") return "mjs";
	if (extension === ".cjs") return "cjs";
	return importers.filter((text) => !/^\s*(?:import|export)\b/mu.test(text)).length > 0 ? "cjs" : "mjs";
}
/** Writes the runtime, whole or not at all; the reason when it cannot. */
function writeVendor({ absolute, current }, text) {
	if (current === text) return void 0;
	if (current !== void 0) return writeAtomically(absolute, {
		before: current,
		after: text
	});
	try {
		mkdirSync(dirname(absolute), { recursive: true });
	} catch (error) {
		return {
			code: "system",
			detail: error instanceof Error ? error.message : String(error)
		};
	}
	return createAtomically(absolute, text);
}
// dist/modules/codemods/cli/run.js
/**
* Runs codemods over files and says what became of each. Nothing is written before all files are read and the guard has agreed.
* @throws {UsageError} what the options name does not exist or cannot be read.
*/
async function run(given, host = {}) {
	const started = performance.now();
	const options = {
		...defaultRunOptions,
		...given,
		cwd: realpathSync.native(given.cwd)
	};
	const { cwd, baseline: baselineFile, shard } = options;
	const { signal, progress = silentProgress } = host;
	const chosen = await chooseCodemods(host.codemods ?? codemods, options);
	const vendor = options.vendor === void 0 ? void 0 : findVendor(cwd, options.vendor);
	const baseline = baselineFile === void 0 ? void 0 : readBaseline(cwd, baselineFile, options.updateBaseline);
	const task = {
		...chosen,
		settings: settingsOf(options, vendor)
	};
	const found = await chooseFiles(options);
	const { codemods: names, ...workerTask } = {
		...chosen,
		cwd,
		settings: task.settings
	};
	const rewriting = new Rewriting({
		...options,
		task,
		workerTask: host.codemods === void 0 ? {
			...workerTask,
			codemods: names.map(({ name }) => name),
			transforms: chosen.transformPaths
		} : void 0,
		signal,
		progress
	});
	const onRelevant = (file) => {
		rewriting.add(file);
	};
	const selection = await selectRelevant(found.files, task, {
		signal,
		progress,
		onRelevant
	});
	const rewritten = await rewriting.finish();
	progress.clear();
	const first = new Map([...selection.outcomes, ...rewritten]);
	const { outcomes: proposed, ...spared } = await spareMembers(selection.relevant, first, task, {
		cwd,
		signal
	});
	const outcomes = host.terminal === void 0 ? proposed : await askSites(selection.relevant, proposed, spared.task, host.terminal);
	const planned = plan(found.files, outcomes);
	const created = vendor === void 0 ? void 0 : createdBy(vendor, planned);
	const commit = options.write ? await commitChanges(planned, {
		...options,
		signal,
		progress,
		folders: foldersOf(found.files, vendor),
		prepare: () => vendor === void 0 || created === void 0 ? void 0 : prepare(vendor, created)
	}) : void 0;
	progress.clear();
	const files = found.files.map((file) => concludeFile(file, outcomes.get(file.absolute), commit));
	const all = [...files, ...found.settled].sort((a, b) => a.path < b.path ? -1 : 1);
	const missingRuntime = vendor === void 0 ? findMissingRuntime(cwd, importers(found.files, files, options.runtime), options.runtime) : void 0;
	const known = concludeBaseline(all, baseline, options);
	const result = {
		mode: options.write ? "write" : options.check ? "check" : "dry-run",
		codemods: describeCodemods(chosen),
		unsafe: options.unsafe,
		...folderOf(cwd),
		...shard === void 0 ? {} : { shard },
		files: known.files,
		problems: commit?.objections ?? [],
		notes: [
			...found.notes,
			...known.notes,
			...spared.notes,
			...messagesOf(outcomes),
			...noteDroppedPackages(outcomes.values(), options.from)
		],
		...created === void 0 || commit?.objections.length ? {} : { created },
		...missingRuntime === void 0 ? {} : { missingRuntime },
		interrupted: signal?.aborted === true,
		milliseconds: Math.round(performance.now() - started)
	};
	return {
		...result,
		exitCode: exitCodeOf(result)
	};
}
function folderOf(cwd) {
	const workTree = findWorkTree(cwd);
	return workTree === void 0 ? {} : { folder: relative(workTree, cwd).replaceAll(sep, "/") };
}
/** Where this run may write, and where one that was killed may have left something. */
function foldersOf(files, vendor) {
	const all = vendor === void 0 ? files : [...files, vendor];
	return new Set(all.map(({ absolute }) => dirname(absolute)));
}
function settingsOf(options, vendor) {
	const { transformOptions, unsafe, runtime, from, siteDiffs, project, cwd } = options;
	return {
		transformOptions,
		unsafe,
		runtime,
		from,
		siteDiffs,
		...vendor === void 0 ? {} : { vendor: vendor.absolute },
		...project === void 0 ? {} : { project: resolve(cwd, project) }
	};
}
function plan(files, outcomes) {
	return files.flatMap((file) => {
		const outcome = outcomes.get(file.absolute);
		return outcome?.status === "change" ? [{
			file,
			change: outcome.change
		}] : [];
	});
}
/** The vendored runtime, where a changed file needs it and it is not there as it should be. */
function createdBy(vendor, planned) {
	const importers = planned.filter(({ file, change }) => mentions(change.after, vendorSpecifier(file.absolute, change.before, vendor.absolute))).map(({ change }) => change.after);
	const text = vendoredText(vendor, importers);
	return importers.length === 0 || text === vendor.current ? void 0 : {
		path: vendor.path,
		text
	};
}
function prepare(vendor, { path, text }) {
	const reason = writeVendor(vendor, text);
	return reason === void 0 ? void 0 : {
		...reason,
		path
	};
}
/** The changed files that import the runtime now; what other repairs change needs none. */
function importers(found, files, runtime) {
	return found.filter((_, index) => {
		const { status, change } = files[index] ?? { status: "error" };
		return (status === "changed" || status === "would-change") && change !== void 0 && mentions(change.after, runtime);
	});
}
function mentions(text, specifier) {
	return [`'${specifier}'`, `"${specifier}"`].some((quoted) => text.includes(quoted));
}
function messagesOf(outcomes) {
	const messages = [...outcomes.values()].flatMap((outcome) => "messages" in outcome ? outcome.messages : []);
	const counts = /* @__PURE__ */ new Map();
	for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1);
	return [...counts].map(([message, count]) => count === 1 ? message : `${message} (${String(count)} times)`);
}
function concludeBaseline(files, baseline, options) {
	if (baseline === void 0 || options.baseline === void 0) return {
		files,
		notes: []
	};
	if (options.updateBaseline) {
		const updated = updateBaseline(options.cwd, files, baseline);
		writeBaseline(options.cwd, options.baseline, updated);
		return {
			files: compareWithBaseline(files, updated).files,
			notes: []
		};
	}
	const { files: compared, gone } = compareWithBaseline(files, baseline);
	const note = `${gone === 1 ? "1 site" : `${String(gone)} sites`} of the baseline ${gone === 1 ? "is" : "are"} gone: --update-baseline takes them off`;
	return {
		files: compared,
		notes: gone === 0 ? [] : [note]
	};
}
// dist/modules/codemods/cli/run-files.js
/** Runs the codemods over files, reports and gives the exit code. */
async function runFiles(options, host) {
	const progress = host.stderr.isTTY === true && !options.quiet ? createProgress((text) => host.stderr.write(text)) : silentProgress;
	let { run: runOptions } = options;
	if (options.filesFrom !== void 0) {
		const listed = await readList(options.filesFrom, host);
		if (listed === void 0) return exitCodes.interrupted;
		runOptions = {
			...runOptions,
			listed
		};
	}
	const runHost = {
		codemods: host.codemods,
		signal: host.signal,
		progress
	};
	const result = options.interactive ? await runAsking(runOptions, options, host, runHost) : await run(runOptions, runHost);
	return output(result, options, host);
}
async function runAsking(runOptions, options, host, runHost) {
	if (host.stdin.isTTY !== true || host.stderr.isTTY !== true) throw new UsageError("--interactive asks at a terminal, and there is none; use --diff to look and -t to choose");
	const { readLine, close } = createLineReader(host.stdin);
	const terminal = {
		write: (text) => host.stderr.write(text),
		readLine,
		colors: colorsFor(host.stderr, options, host)
	};
	try {
		return await run(runOptions, {
			...runHost,
			terminal
		});
	} finally {
		await close();
	}
}
/** The names in a list, a line or a NUL apart; undefined when the run was interrupted meanwhile. */
async function readList(file, host) {
	const text = file === "-" ? (await readStdin(host))?.toString("utf8") : readFile(host.cwd, file);
	return (text?.split(text.includes("\0") ? "\0" : /\r?\n/u))?.filter((name) => name !== "");
}
function readFile(cwd, file) {
	try {
		return readFileSync(resolve(cwd, file), "utf8");
	} catch (error) {
		throw new UsageError(`--files-from ${file} cannot be read: ${describeUnread(error)}`);
	}
}
export { runFiles };
