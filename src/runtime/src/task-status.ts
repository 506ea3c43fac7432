/**
 * Where a source is in its life, after .NET's `TaskStatus`.
 *
 * - `pending`: nothing has completed it yet.
 * - `adopted`: `resolve(thenable)` handed its fate over. It stays `adopted`: only the promise tells the outcome.
 * - `fulfilled`: completed with a value (`RanToCompletion`).
 * - `rejected`: completed with an exception (`Faulted`).
 * - `canceled`: completed by a cancellation (`Canceled`).
 */
export type TaskStatus = 'pending' | 'adopted' | 'fulfilled' | 'rejected' | 'canceled';
