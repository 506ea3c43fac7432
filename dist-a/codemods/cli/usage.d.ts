import type { OptionRow } from './options.js';
/** An option as one writes it: `-t, --transform <name>`. */
export declare function writtenOption({ name, short, value }: OptionRow): string;
/** The text of `--help`. */
export declare function usage(): string;
