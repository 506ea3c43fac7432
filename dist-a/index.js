import { A as noLostThrow, B as defaultSettings, C as noSelfAwait, D as noNotifyUnderLock, E as noPollingWait, F as noBareDeferred, H as noAbortListenerLeak, I as noAwaitSource, L as typesOf, M as noExposedResolvers, N as noDoubleSettle, O as noNeedlessPromiseConstructor, P as noBlockingWait, R as createSource, S as noStateChangeAfterNotify, T as noRaceTimerLeak, U as LineMap, V as changesExpectedError, _ as requireFailurePath, b as preferSignalReason, f as requireSignalOption, g as requirePendingDrain, h as requireSettleOnAllPaths, j as noLeakOnSettle, k as noMultiFireSettle, p as requireSignalForwarding, v as requireAbortedCheck, w as noRaceWithLongLivedPromise, x as noZalgoCallback, y as preferTrySet } from "./chunks/core.js";
import { readFileSync } from "node:fs";
// dist/modules/configs.js
/** Which rules a preset holds, and how severe they are there. */
const presets = {
	recommended: (docs) => docs.preset === "recommended" ? docs.level : void 0,
	recommendedTypeChecked: (docs) => docs.preset === "strict" ? void 0 : docs.level,
	strict: (docs) => docs.preset === "recommendedTypeChecked" ? void 0 : "error",
	all: () => "error"
};
/** Makes the flat configs out of what each rule says of itself. */
function createConfigs(plugin, rules) {
	const config = (name) => ({
		name: `tcs/${name}`,
		plugins: { tcs: plugin },
		rules: Object.fromEntries(Object.entries(rules).flatMap(([rule, { meta }]) => {
			const severity = presets[name](meta.docs);
			return severity === void 0 ? [] : [[`tcs/${rule}`, severity]];
		}))
	});
	return {
		recommended: config("recommended"),
		recommendedTypeChecked: config("recommendedTypeChecked"),
		strict: config("strict"),
		all: config("all")
	};
}
// dist/modules/rules/report-findings.js
/** Turns findings into ESLint's reports: the first safe repair is the fix, every other one a suggestion. */
function reportFindings(context, source, findings, options) {
	let locate;
	for (const finding of findings) {
		locate ??= locator(context.sourceCode);
		const repairs = (finding.repairs ?? []).filter(({ edits }) => !changesExpectedError(edits, source));
		const fix = options.fixable ? repairs.find((repair) => repair.applicability === "safe") : void 0;
		context.report({
			loc: locate(finding.range),
			messageId: finding.messageId,
			...finding.data === void 0 ? {} : { data: finding.data },
			...fix === void 0 ? {} : { fix: fixer(fix) },
			suggest: repairs.filter((repair) => repair !== fix).map(suggestion)
		});
	}
}
function suggestion(repair) {
	return {
		messageId: repair.messageId,
		...repair.data === void 0 ? {} : { data: repair.data },
		fix: fixer(repair)
	};
}
function fixer({ edits }) {
	return (editor) => edits.map(({ range, text }) => editor.replaceTextRange([range[0], range[1]], text));
}
function locator(sourceCode) {
	if (typeof sourceCode.getLocFromIndex === "function") {
		const { getLocFromIndex } = sourceCode;
		const position = (offset) => getLocFromIndex.call(sourceCode, offset);
		return (range) => ({
			start: position(range[0]),
			end: position(range[1])
		});
	}
	const lines = new LineMap(sourceCode.text ?? "");
	const position = (offset) => {
		const { line, column } = lines.position(offset);
		return {
			line,
			column: column - 1
		};
	};
	return (range) => ({
		start: position(range[0]),
		end: position(range[1])
	});
}
// dist/modules/rules/source-of.js
const sources = /* @__PURE__ */ new WeakMap();
/** The {@link Source} of the file being linted. All rules share one, and with it the model built on it. */
function sourceOf({ cwd, filename, settings, sourceCode }) {
	const made = sources.get(sourceCode.ast);
	if (made !== void 0) return made;
	const source = createSource({
		path: within(cwd, filename),
		text: sourceCode.text,
		ast: sourceCode.ast,
		scopes: () => sourceCode.scopeManager,
		types: typesOf(sourceCode.parserServices),
		settings: settingsOf(settings)
	});
	sources.set(sourceCode.ast, source);
	return source;
}
/** The path of a file from the folder that is linted: where that lies says nothing of the file. */
function within(folder, path) {
	if (folder === void 0 || !path.startsWith(folder)) return path;
	const rest = path.slice(folder.length);
	return /^[\\/]/u.test(rest) ? rest.slice(1) : path;
}
const readers = {
	runtime: readSpecifier,
	deferreds: readNames,
	onceEvents: readNames,
	neverReturns: readNames,
	lockMethods: readNames,
	checkJs: readBoolean
};
const known = /* @__PURE__ */ new WeakMap();
/** The settings of a configuration, read once. */
function settingsOf(settings) {
	let read = known.get(settings);
	if (read === void 0) known.set(settings, read = readSettings(settings["tcs"]));
	return read;
}
/** Reads `settings.tcs` of a configuration. @throws {TypeError} naming the setting that is wrong. */
function readSettings(given) {
	if (given === void 0) return defaultSettings;
	if (typeof given !== "object" || given === null || Array.isArray(given)) throw new TypeError(`settings.tcs must be an object, got ${show(given)}`);
	const entries = Object.entries(given).map(([name, value]) => {
		const read = Object.hasOwn(readers, name) ? readers[name] : void 0;
		if (read === void 0) throw new TypeError(`settings.tcs.${name} is not a setting; known: ${Object.keys(readers).join(", ")}`);
		return [name, read(value, `settings.tcs.${name}`)];
	});
	return {
		...defaultSettings,
		...Object.fromEntries(entries)
	};
}
function readSpecifier(value, path) {
	if (typeof value === "string" && value.trim() !== "") return value;
	throw new TypeError(`${path} must be a module specifier such as '${defaultSettings.runtime}', got ${show(value)}`);
}
function readNames(value, path) {
	const isName = (name) => typeof name === "string" && name.trim() !== "";
	if (Array.isArray(value) && value.every(isName)) return value;
	throw new TypeError(`${path} must be a list of names, got ${show(value)}`);
}
function readBoolean(value, path) {
	if (typeof value === "boolean") return value;
	throw new TypeError(`${path} must be true or false, got ${show(value)}`);
}
function show(value) {
	return typeof value === "function" || value === void 0 ? typeof value : JSON.stringify(value);
}
// dist/modules/rules/create-rule.js
/** Makes a rule out of a check: options, relevance and reporting are the same for all rules. */
function createRule(spec) {
	const { check, defaultOptions, docs } = spec;
	const fixable = spec.fixable === true;
	return {
		meta: {
			type: spec.type ?? "problem",
			docs,
			...fixable ? { fixable: "code" } : {},
			hasSuggestions: spec.suggestions !== void 0,
			schema: [{
				type: "object",
				description: `Options of ${spec.name}.`,
				additionalProperties: false,
				properties: { ...spec.schema }
			}],
			defaultOptions: [defaultOptions],
			messages: {
				...spec.messages,
				...spec.suggestions
			}
		},
		create(context) {
			if (!isScript(context)) return {};
			const options = () => ({
				...defaultOptions,
				...context.options[0]
			});
			if (!isRelevant(check.relevance, check.names && (() => check.names?.(options())), context)) return {};
			return { "Program:exit"() {
				const source = sourceOf(context);
				reportFindings(context, source, check.run(source, options()), { fixable });
			} };
		}
	};
}
/** What the project says of itself, in its settings or in options, may matter in texts that name nothing else. */
function isRelevant(relevance, names, context) {
	const { text } = context.sourceCode;
	if (relevance.test(text)) return true;
	const { deferreds, lockMethods } = settingsOf(context.settings);
	return isNamed(names?.(), text) || isNamed(deferreds, text) || isNamed(lockMethods, text);
}
function isNamed(names, text) {
	return names !== void 0 && names.length > 0 && names.some((name) => text.includes(name));
}
function isScript({ sourceCode }) {
	const { ast, scopeManager } = sourceCode;
	return ast?.type === "Program" && Boolean(scopeManager);
}
// dist/modules/rules/no-abort-listener-leak.js
var no_abort_listener_leak_default = createRule({
	name: "no-abort-listener-leak",
	docs: {
		description: "disallow abort listeners that stay on a foreign signal after the work they served",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		stays: "This listener stays on `{{signal}}` after the work has settled, as `once` removes it on an abort alone; remove it when the work settles.",
		somePaths: "This listener is removed at line {{removal}}, but stays on `{{signal}}` when the work ends at line {{end}}; remove it on every path.",
		otherFunction: "`removeEventListener` at line {{removal}} is given another function object, so this listener stays on `{{signal}}`; give both the same function."
	},
	suggestions: { removeInFinally: "Remove it in a `finally` block" },
	check: noAbortListenerLeak
});
// dist/modules/rules/no-await-source.js
var no_await_source_default = createRule({
	name: "no-await-source",
	docs: {
		description: "disallow waiting for a source, deferred or record of resolvers in place of its promise",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		awaited: "`{{name}}` {{what}} (line {{line}}) and has no `then`, so the await goes on at once; await its promise.",
		chained: "`{{name}}` {{what}} (line {{line}}) and has no reactions of its own, so this throws a TypeError; chain its promise.",
		returned: "`{{name}}` {{what}} (line {{line}}) and has no `then`, so the caller gets it at once and not its result; return its promise.",
		combined: "`{{name}}` {{what}} (line {{line}}) and has no `then`, so it counts as a value and nothing waits for it; give its promise."
	},
	suggestions: { usePromise: "Use its promise" },
	fixable: true,
	check: noAwaitSource
});
// dist/modules/rules/no-bare-deferred.js
var no_bare_deferred_default = createRule({
	name: "no-bare-deferred",
	docs: {
		description: "disallow keeping the resolvers of `new Promise` outside its executor",
		preset: "recommended",
		level: "warn"
	},
	schema: { allow: {
		description: "Names of classes and functions that may keep resolvers, such as the project’s own Deferred.",
		type: "array",
		items: {
			type: "string",
			description: "A class or function name."
		},
		uniqueItems: true
	} },
	defaultOptions: { allow: [] },
	messages: {
		escapes: "{{name}} outlives the executor in {{place}} (`{{target}}`, line {{line}}), where nothing tells whether the promise is settled; use a TaskCompletionSource.",
		wrapped: "{{name}} outlives the executor inside a function kept in {{place}} (`{{target}}`, line {{line}}), where nothing tells whether the promise is settled; use a TaskCompletionSource."
	},
	suggestions: { useSource: "Move the resolvers onto a TaskCompletionSource" },
	fixable: true,
	check: noBareDeferred
});
// dist/modules/rules/no-blocking-wait.js
var no_blocking_wait_default = createRule({
	name: "no-blocking-wait",
	docs: {
		description: "disallow waiting in a way that blocks the thread which must end the wait",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		spins: "This loop holds the thread until `{{state}}` changes, and what would change it cannot run before; let that code complete a promise, and await it.",
		spinsWritten: "This loop holds the thread until `{{state}}` changes, and the code at line {{line}} that changes it cannot run before; complete a promise there, and await it.",
		burns: "This loop holds the thread until `{{state}}` has passed, and no timer, event or I/O runs before; await a timer instead.",
		starves: "This {{kind}} gives way to microtasks alone until `{{state}}` changes, and no timer, event or I/O runs before; await a promise that is completed by what it waits for.",
		stops: "`Atomics.wait` stops the thread with all its timers, events and I/O; await `Atomics.waitAsync` or a timer, or move the wait to a worker.",
		process: "`{{callee}}` starts a process only to let time pass, and the thread stands still until it ends; await a timer instead."
	},
	check: noBlockingWait
});
// dist/modules/rules/no-double-settle.js
var no_double_settle_default = createRule({
	name: "no-double-settle",
	docs: {
		description: "disallow settling a promise twice on one path",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		settledTwice: "On this path `{{earlier}}` at line {{line}} has already settled the promise, so `{{name}}` is lost; return after the first settlement or make the branches exclude each other.",
		handedOver: "`{{earlier}}` at line {{line}} was handed to code that will call it, and `{{name}}` settles the same promise; keep one of the two.",
		throws: "On this path `{{earlier}}` at line {{line}} has already completed the source, so `{{name}}` throws; return after the first completion or use the `trySet` twin."
	},
	suggestions: {
		returnFirst: "Return after the first settlement",
		useTry: "Use the `trySet` twin"
	},
	check: noDoubleSettle
});
// dist/modules/rules/no-exposed-resolvers.js
var no_exposed_resolvers_default = createRule({
	name: "no-exposed-resolvers",
	docs: {
		description: "disallow exports that hand out the resolvers of a promise",
		preset: "strict",
		level: "error"
	},
	schema: { allow: {
		description: "Names of classes, functions and files that may hand out resolvers: the one place where a project makes its deferreds.",
		type: "array",
		items: {
			type: "string",
			description: "A class or function name."
		},
		uniqueItems: true
	} },
	defaultOptions: { allow: [] },
	messages: {
		field: "The public field `{{name}}` holds {{what}} of the promise made at line {{line}}, so any user of the class can settle it; keep them private and expose the promise.",
		returned: "`{{name}}` gives its callers {{what}} of the promise made at line {{line}}, so any of them can settle it; return the promise alone.",
		exported: "The export `{{name}}` gives other files {{what}} of the promise made at line {{line}}, so any of them can settle it; export the promise alone."
	},
	suggestions: { keepPrivate: "Keep the resolvers private and give the promise away" },
	check: noExposedResolvers
});
// dist/modules/rules/no-leak-on-settle.js
var no_leak_on_settle_default = createRule({
	name: "no-leak-on-settle",
	docs: {
		description: "disallow listeners, timers and observers that outlive the promise they were made for",
		preset: "recommended",
		level: "warn"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		leaks: "The {{what}}{{name}} stays when `{{settlement}}` at line {{line}} settles the promise; {{remove}} on that path too.",
		never: "The {{what}}{{name}} stays after `{{settlement}}` at line {{line}} has settled the promise, and nothing takes it back; {{remove}} on every path that settles.",
		elsewhere: "The {{what}} stays when the promise is settled through `{{settlement}}`, which line {{line}} keeps, and nobody can clear it; keep its id beside the resolvers and clear it where they are called.",
		failure: "The timer goes on when `{{wait}}` at line {{line}} fails, for only its success gets to the call that clears it; clear it in `finally`."
	},
	suggestions: { release: "Let it go before the promise is settled" },
	check: noLeakOnSettle
});
// dist/modules/rules/no-lost-throw.js
var no_lost_throw_default = createRule({
	name: "no-lost-throw",
	docs: {
		description: "disallow exceptions that reach neither the promise nor anybody else",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		uncaught: "What `{{what}}` throws leaves a callback that runs later, so it is uncaught and the promise of line {{line}} never hears of it; catch it there and reject.",
		unhandled: "What `{{what}}` throws rejects the promise of the async function and nobody looks at that, while the promise of line {{line}} stays as it is; catch it there and reject.",
		swallowed: "The promise of line {{line}} is settled on this path already, so what `{{what}}` throws is swallowed; throw before settling, or report it elsewhere."
	},
	suggestions: {
		reject: "Reject the promise with `{{reason}}`",
		catch: "Catch what the function throws and reject with it"
	},
	check: noLostThrow
});
// dist/modules/rules/no-multi-fire-settle.js
var no_multi_fire_settle_default = createRule({
	name: "no-multi-fire-settle",
	docs: {
		description: "disallow settling a promise in a callback that fires repeatedly and stays registered",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		fires: "Each time that {{source}} fires, `{{name}}` at line {{line}} settles the promise, and only the first time counts; take the listener back when it settles, or listen once.",
		iterates: "{{source}} calls back for each element, and `{{name}}` at line {{line}} settles the promise each time; choose the element first, then settle once."
	},
	suggestions: { useOnce: "Listen once" },
	check: noMultiFireSettle
});
// dist/modules/rules/no-needless-promise-constructor.js
var no_needless_promise_constructor_default = createRule({
	name: "no-needless-promise-constructor",
	docs: {
		description: "disallow `new Promise` around a promise or around sync code",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		chain: "`new Promise` only passes on the outcome of `{{what}}` at line {{line}}, which is a promise already; use that promise.",
		await: "The executor awaits at line {{line}} (`{{what}}`) and passes the outcome on, which an async function does by itself; write it as one.",
		sync: "The executor settles with `{{what}}` at line {{line}} before `new Promise` returns, and waits for nothing; use an async function, `Promise.resolve` or `Promise.reject`."
	},
	suggestions: { unwrap: "Use what the executor passes on{{change}}" },
	fixable: true,
	check: noNeedlessPromiseConstructor
});
// dist/modules/rules/no-notify-under-lock.js
var no_notify_under_lock_default = createRule({
	name: "no-notify-under-lock",
	docs: {
		description: "disallow taking the same lock again, or waiting for code of others, inside an async critical section",
		preset: "recommended",
		level: "warn"
	},
	schema: { allow: {
		description: "Functions that may run a callback of theirs under a lock: the lock helpers of the project.",
		type: "array",
		items: {
			type: "string",
			description: "The name of a function or method."
		},
		uniqueItems: true
	} },
	defaultOptions: { allow: [] },
	messages: {
		nested: "`{{call}}` waits for `{{lock}}`, which line {{line}} holds until this is done; do the work without the lock, since it is held already.",
		nestedThrough: "`{{call}}` waits at line {{inner}} for `{{lock}}`, which line {{line}} holds until this is done; call a variant that expects the lock to be held.",
		limited: "`{{lock}}` at line {{line}} keeps its slot until this inner call has had one, so all slots can wait for each other; run the inner work without the limit, or under one of its own.",
		callback: "`{{call}}` runs code of others while line {{line}} holds `{{lock}}`, and hangs if that code needs the lock; call it after the release, or do not wait for it.",
		listeners: "`{{call}}` waits for listeners while line {{line}} holds `{{lock}}`, and hangs if one of them needs the lock; notify after the release, or do not wait."
	},
	check: noNotifyUnderLock
});
// dist/modules/rules/no-polling-wait.js
var no_polling_wait_default = createRule({
	name: "no-polling-wait",
	docs: {
		description: "disallow sleeping until state of the same process has changed",
		preset: "recommended",
		level: "warn"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		polls: "This {{kind}} sleeps and looks at `{{state}}` again, which other code of this process changes; let that code complete a promise, and await it.",
		pollsWritten: "This {{kind}} sleeps and looks at `{{state}}` again, which is set at line {{line}}; complete a promise there, and await it."
	},
	check: noPollingWait
});
// dist/modules/rules/no-race-timer-leak.js
var no_race_timer_leak_default = createRule({
	name: "no-race-timer-leak",
	docs: {
		description: "disallow timers that go on after the work they were raced against has won",
		preset: "recommended",
		level: "error"
	},
	schema: { allowUnref: {
		description: "Allow timers that are unref’d, and so let the process end.",
		type: "boolean"
	} },
	defaultOptions: { allowUnref: true },
	messages: {
		left: "Nothing clears this timer when other work wins `{{race}}` at line {{line}}; keep its id and clear it in `finally`.",
		leftOnFailure: "`{{timer}}` is not cleared on every path out of `{{race}}` at line {{line}}; clear it in `finally`.",
		unstoppable: "`{{timer}}` goes on when other work wins `{{race}}` at line {{line}}; give it a signal, and abort that in `finally`."
	},
	suggestions: {
		useWaitAsync: "Use `waitAsync` with a timeout",
		clearFinally: "Clear the timer in `finally`"
	},
	check: noRaceTimerLeak
});
// dist/modules/rules/no-race-with-long-lived-promise.js
var no_race_with_long_lived_promise_default = createRule({
	name: "no-race-with-long-lived-promise",
	docs: {
		description: "disallow racing the same long-lived promise again and again",
		preset: "recommended",
		level: "warn"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		loop: "`{{promise}}` is older than this turn of the loop at line {{line}}, and keeps what each race adds to it until it settles; give the work an `AbortSignal`, or race once outside the loop.",
		event: "`{{promise}}` is older than this event at line {{line}}, and keeps what each race adds to it until it settles; give the work an `AbortSignal` instead."
	},
	check: noRaceWithLongLivedPromise
});
// dist/modules/rules/no-self-await.js
var no_self_await_default = createRule({
	name: "no-self-await",
	docs: {
		description: "disallow an async function from waiting for the promise that it settles itself",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		itself: "`{{waited}}` is the promise of this code itself, kept in `{{place}}` at line {{line}}, and never settles; wait for what came before, or leave the wait to the callers.",
		returned: "`{{waited}}` is the promise that this result settles, kept in `{{place}}` at line {{line}}, so it is rejected with a TypeError or stays pending; return what came before.",
		through: "`{{waited}}` waits at line {{read}} for the promise of this code itself, kept in `{{place}}` at line {{line}}, and never settles; call a variant that does not wait for it."
	},
	check: noSelfAwait
});
// dist/modules/rules/no-state-change-after-notify.js
var no_state_change_after_notify_default = createRule({
	name: "no-state-change-after-notify",
	docs: {
		description: "disallow changing state after listeners or waiters have been told of it",
		preset: "recommended",
		level: "warn"
	},
	schema: {
		notifyMethods: {
			description: "Methods that run listeners before they return.",
			type: "array",
			items: {
				type: "string",
				description: "The name of a method."
			},
			uniqueItems: true
		},
		allowEvents: {
			description: "Events that announce what is about to happen, beside those whose name says so, such as `before*`.",
			type: "array",
			items: {
				type: "string",
				description: "The name of an event or callback."
			},
			uniqueItems: true
		}
	},
	defaultOptions: {
		notifyMethods: ["emit", "dispatchEvent"],
		allowEvents: []
	},
	messages: {
		late: "`{{told}}` at line {{line}} has already run the listeners, which saw the old `{{state}}`; change the state first and notify last.",
		lateAfterAbort: "`{{told}}` at line {{line}} has already run the abort listeners, which saw the old `{{state}}`; change the state first and abort last.",
		lateAfterSettle: "`{{told}}` at line {{line}} has settled the promise, and the `await` since has let its waiters see the old `{{state}}`; change the state before settling.",
		unheard: "`{{told}}` runs inside the constructor, where nobody can listen yet; emit in a later turn or from a method that the owner calls."
	},
	suggestions: {
		changeFirst: "Change the state before the notification",
		emitLater: "Emit in a microtask, after the constructor"
	},
	check: noStateChangeAfterNotify
});
// dist/modules/rules/no-zalgo-callback.js
var no_zalgo_callback_default = createRule({
	name: "no-zalgo-callback",
	docs: {
		description: "disallow calling a callback synchronously on one path and asynchronously on another",
		preset: "recommended",
		level: "warn"
	},
	schema: {},
	defaultOptions: {},
	messages: { zalgo: "`{{name}}` runs here before {{fn}} returns, and after it by way of line {{line}}; call it in a later turn on both paths." },
	suggestions: { defer: "Call it in a microtask" },
	check: noZalgoCallback
});
// dist/modules/rules/prefer-signal-reason.js
var prefer_signal_reason_default = createRule({
	name: "prefer-signal-reason",
	docs: {
		description: "prefer the reason of an aborted signal to an error made up in its place",
		preset: "recommended",
		level: "warn"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		invented: "This error takes the place of `{{signal}}.reason`, which says why the work was aborted; pass the reason on, or keep it as the `cause`.",
		noError: "`{{reason}}` is no error, and is what everyone who is aborted will throw; abort with an `Error`, or without an argument.",
		nameTest: "`{{signal}}` may abort with another error than an `AbortError`, as a deadline does with a `TimeoutError`; ask `{{signal}}.aborted` instead."
	},
	suggestions: {
		useReason: "Use `{{signal}}.reason`",
		wrap: "Wrap it in an `Error`",
		askSignal: "Ask `{{signal}}.aborted`"
	},
	check: preferSignalReason
});
// dist/modules/rules/prefer-try-set.js
var prefer_try_set_default = createRule({
	name: "prefer-try-set",
	docs: {
		description: "prefer `trySet*` where another completer can have completed the source first",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		raced: "`{{name}}` throws when the completer at line {{line}} has won; use `{{twin}}`, which then does nothing.",
		signalled: "`{{name}}` throws when the signal that the source was given at line {{line}} has aborted; use `{{twin}}`, which then does nothing.",
		repeated: "`{{name}}` runs each time that the callback registered at line {{line}} does, and throws from the second time on; use `{{twin}}`.",
		again: "A second call of the function at line {{line}} makes `{{name}}` throw; use `{{twin}}`, which then does nothing."
	},
	suggestions: { useTry: "Use `{{twin}}`" },
	fixable: true,
	check: preferTrySet
});
// dist/modules/rules/require-aborted-check.js
var require_aborted_check_default = createRule({
	name: "require-aborted-check",
	docs: {
		description: "require asking whether a signal has aborted when listening for its abort",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: { unchecked: "`{{signal}}` may have aborted before this listener is registered, and never says `abort` again; ask `{{signal}}.aborted` or call `throwIfAborted()` in the same turn." },
	suggestions: { checkFirst: "Call `{{signal}}.throwIfAborted()` first" },
	check: requireAbortedCheck
});
// dist/modules/rules/require-failure-path.js
var require_failure_path_default = createRule({
	name: "require-failure-path",
	docs: {
		description: "require that the failure of what a promise waits for settles it too",
		preset: "recommended",
		level: "warn"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		rejection: "Only the fulfilment of {{name}} settles the promise of line {{line}}, and its rejection leaves it pending; pass on the rejection too.",
		ignored: "The callback takes `{{name}}` and never looks at it, so the promise of line {{line}} is settled as if nothing had failed; reject with it.",
		untaken: "{{name}} gives its callback an error, which this one does not take, so the promise of line {{line}} is settled as if nothing had failed; take it and reject with it.",
		listener: "Only {{name}} settles the promise of line {{line}}, which stays pending when {{failure}} comes instead; listen to that too.",
		callback: "Only the success of {{name}} settles the promise of line {{line}}, which stays pending when it fails; wire {{failure}} too.",
		startup: "The process rejects the promise of line {{line}} by its {{name}} alone, which stays pending when {{failure}} comes instead, as it does when the program cannot be started; listen to that too."
	},
	suggestions: {
		passReject: "Pass `reject` as the second reaction",
		addCatch: "Reject when it rejects",
		addListener: "Reject on `{{event}}`",
		rejectFirst: "Reject with the error"
	},
	fixable: true,
	check: requireFailurePath
});
// dist/modules/rules/require-pending-drain.js
var require_pending_drain_default = createRule({
	name: "require-pending-drain",
	docs: {
		description: "require that the end of an object settles the promises it still owes",
		preset: "recommended",
		level: "warn"
	},
	schema: { allow: {
		description: "Methods and events whose end may leave promises pending.",
		type: "array",
		items: {
			type: "string",
			description: "The name of a method or event."
		},
		uniqueItems: true
	} },
	defaultOptions: { allow: [] },
	messages: {
		drops: "Here {{name}} forgets the handles in `{{place}}`, so whoever awaits a promise from line {{line}} waits for ever; reject what is pending first.",
		forgets: "At its end, {{name}} leaves the handles in `{{place}}` unsettled, so whoever awaits a promise from line {{line}} waits for ever; reject what is pending there."
	},
	suggestions: { drain: "Reject what is pending before it is dropped" },
	check: requirePendingDrain
});
// dist/modules/rules/require-settle-on-all-paths.js
var require_settle_on_all_paths_default = createRule({
	name: "require-settle-on-all-paths",
	docs: {
		description: "require every path to settle the promise, or to hand its resolver on",
		preset: "recommended",
		level: "error"
	},
	schema: {},
	defaultOptions: {},
	messages: {
		leaves: "{{where}} leaves {{owner}} with nothing settled, and the promise of line {{line}} stays pending; settle it on this path too, or throw in the executor.",
		neverSettled: "Nothing settles this promise although its executor starts work; call a resolver when the work is done."
	},
	suggestions: { reject: "Reject the promise with `{{reason}}`" },
	check: requireSettleOnAllPaths
});
// dist/modules/rules/require-signal-forwarding.js
const names = (description) => ({
	description,
	type: "array",
	items: {
		type: "string",
		description: "A function’s name with its object, such as `api.get`; a leading `this.` may be left out."
	},
	uniqueItems: true
});
// dist/modules/rules/index.js
/** All rules by name. */
const rules = {
	"no-abort-listener-leak": no_abort_listener_leak_default,
	"no-await-source": no_await_source_default,
	"no-bare-deferred": no_bare_deferred_default,
	"no-blocking-wait": no_blocking_wait_default,
	"no-double-settle": no_double_settle_default,
	"no-exposed-resolvers": no_exposed_resolvers_default,
	"no-leak-on-settle": no_leak_on_settle_default,
	"no-lost-throw": no_lost_throw_default,
	"no-multi-fire-settle": no_multi_fire_settle_default,
	"no-needless-promise-constructor": no_needless_promise_constructor_default,
	"no-notify-under-lock": no_notify_under_lock_default,
	"no-polling-wait": no_polling_wait_default,
	"no-race-timer-leak": no_race_timer_leak_default,
	"no-race-with-long-lived-promise": no_race_with_long_lived_promise_default,
	"no-self-await": no_self_await_default,
	"no-state-change-after-notify": no_state_change_after_notify_default,
	"no-zalgo-callback": no_zalgo_callback_default,
	"prefer-signal-reason": prefer_signal_reason_default,
	"prefer-try-set": prefer_try_set_default,
	"require-aborted-check": require_aborted_check_default,
	"require-failure-path": require_failure_path_default,
	"require-pending-drain": require_pending_drain_default,
	"require-settle-on-all-paths": require_settle_on_all_paths_default,
	"require-signal-forwarding": createRule({
		name: "require-signal-forwarding",
		docs: {
			description: "require passing the AbortSignal in scope on to callees that take one",
			preset: "recommended",
			level: "error"
		},
		schema: {
			callees: names("Names of the project’s functions that take an options object with a `signal` as their last argument."),
			allow: names("Names of functions that may be called without the signal, because their work is to be finished.")
		},
		defaultOptions: {
			callees: [],
			allow: []
		},
		messages: {
			forward: "`{{callee}}` takes an AbortSignal and gets none, though `{{signal}}` ({{origin}}, line {{line}}) is in scope; pass it on, or an abort leaves this call running.",
			replaced: "`{{deadline}}` takes the place of `{{signal}}` (line {{line}}), so an abort of the caller no longer ends the work; combine both with `AbortSignal.any`."
		},
		suggestions: { pass: "Pass `{{signal}}` on" },
		check: requireSignalForwarding
	}),
	"require-signal-option": createRule({
		name: "require-signal-option",
		docs: {
			description: "require exported functions that wait to offer a way to cancel",
			preset: "strict",
			level: "error"
		},
		schema: { allow: {
			description: "Names of functions and methods that may wait without a way to cancel.",
			type: "array",
			items: {
				type: "string",
				description: "The name that the function is exported by, or that of the method."
			},
			uniqueItems: true
		} },
		defaultOptions: { allow: [] },
		messages: { uncancelable: "`{{name}}` waits for {{what}} (line {{line}}), and its caller has no way to give up; take an AbortSignal, or return a handle that cancels." },
		check: requireSignalOption
	})
};
// dist/modules/index.js
const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const base = {
	meta: {
		name: manifest.name,
		version: manifest.version,
		namespace: "tcs"
	},
	rules: { ...rules }
};
const plugin = Object.assign(base, { configs: {} });
Object.assign(plugin.configs, createConfigs(plugin, rules));
export { plugin as default, plugin as "module.exports" };
