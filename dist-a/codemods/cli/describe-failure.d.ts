import type { Reason } from './run-result.js';
/** The error's `code`, as Node's file system gives it. */
export declare function errorCode(error: unknown): string | undefined;
/** What went wrong with a file and what to do about it. */
export declare function describeFailure(error: unknown): Reason;
/** Why a file that an option names cannot be read. */
export declare function describeUnread(error: unknown): string;
/** Why a file that an option names cannot be written. */
export declare function describeUnwritten(error: unknown): string;
