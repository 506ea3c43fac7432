// Compiled, never run: every line that is to be refused says so.
import {
  InvalidOperationError,
  isCanceled,
  TaskCanceledError,
  TimeoutError,
  type InvalidOperationCode,
} from '../../../src/runtime/src/index.ts';
import { accept, type Equal } from './support/equal.ts';

export function literals(timeout: TimeoutError, canceled: TaskCanceledError, invalid: InvalidOperationError): void {
  accept<Equal<typeof timeout.name, 'TimeoutError'>>(true);
  accept<Equal<typeof timeout.code, 'ERR_TIMEOUT'>>(true);
  accept<Equal<typeof canceled.name, 'AbortError'>>(true);
  accept<Equal<typeof canceled.code, 'ABORT_ERR'>>(true);
  accept<Equal<typeof invalid.name, 'InvalidOperationError'>>(true);
  accept<Equal<typeof invalid.code, InvalidOperationCode>>(true);
  accept<Equal<InvalidOperationCode, 'ERR_TCS_COMPLETED' | 'ERR_TCS_INVALID_STATE'>>(true);
  accept<Error>(timeout);
  accept<Error>(canceled);
  accept<Error>(invalid);
  // @ts-expect-error -- read-only
  timeout.code = 'ERR_TIMEOUT';
  // @ts-expect-error -- read-only
  canceled.name = 'AbortError';
}

export function constructors(cause: unknown): void {
  accept<TimeoutError>(new TimeoutError());
  accept<TimeoutError>(new TimeoutError('late', { cause }));
  accept<TaskCanceledError>(new TaskCanceledError());
  accept<TaskCanceledError>(new TaskCanceledError('stop', { cause }));
  accept<InvalidOperationError>(new InvalidOperationError('no'));
  // @ts-expect-error -- no message
  accept(new TimeoutError(1));
  // @ts-expect-error -- no message
  accept(new TaskCanceledError(1));
}

export function told(error: unknown): void {
  accept<Equal<ReturnType<typeof isCanceled>, boolean>>(true);
  if (error instanceof TimeoutError) accept<'ERR_TIMEOUT'>(error.code);
  else if (error instanceof TaskCanceledError) accept<'ABORT_ERR'>(error.code);
  else if (error instanceof InvalidOperationError && error.code === 'ERR_TCS_COMPLETED') accept<string>(error.message);
  else if (isCanceled(error)) accept<Equal<typeof error, unknown>>(true);
}

/** Errors that differ in their codes are told apart by them. */
export function discriminated(error: TimeoutError | TaskCanceledError | InvalidOperationError): string {
  switch (error.code) {
    case 'ERR_TIMEOUT':
      accept<Equal<typeof error, TimeoutError>>(true);
      return error.name;
    case 'ABORT_ERR':
      accept<Equal<typeof error, TaskCanceledError>>(true);
      return error.name;
    case 'ERR_TCS_COMPLETED':
    case 'ERR_TCS_INVALID_STATE':
      accept<Equal<typeof error, InvalidOperationError>>(true);
      return error.name;
  }
}
