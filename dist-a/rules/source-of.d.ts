import type { Rule } from 'eslint';
import type { Settings } from '../core/source/settings.js';
import type { Source } from '../core/source/source.js';
/** The {@link Source} of the file being linted. All rules share one, and with it the model built on it. */
export declare function sourceOf({ cwd, filename, settings, sourceCode }: Rule.RuleContext): Source;
/** The settings of a configuration, read once. */
export declare function settingsOf(settings: Rule.RuleContext['settings']): Settings;
/** Reads `settings.tcs` of a configuration. @throws {TypeError} naming the setting that is wrong. */
export declare function readSettings(given: unknown): Settings;
