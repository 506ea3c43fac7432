// @ts-check
// A timer and a due date: `delay` waits for a time, `delayUntil` for a moment of the wall clock. Both can be canceled,
// which clears the timer, and both take more than the 24.8 days that a timer of the platform can hold.
import { delay, delayUntil, isCanceled } from 'task-completion-source';

console.log(await delay(10, { value: 'a value after 10 ms' }));

const due = new Date(Date.now() + 20);
await delayUntil(due);
console.log('too early:', Date.now() < due.getTime());

await delayUntil(new Date('2000-01-01'));
console.log('a moment that has passed is now');

// A reminder in a year: no `setTimeout(…, 31_536_000_000)`, which would go off at once. And taken back again.
const controller = new AbortController();
const reminder = delay(365 * 24 * 60 * 60 * 1000, { signal: controller.signal });
controller.abort();
try {
  await reminder;
} catch (error) {
  if (!isCanceled(error)) throw error;
  // No timer is left: the program ends here, not in a year.
  console.log('the reminder is taken back');
}

// prints:
// a value after 10 ms
// too early: false
// a moment that has passed is now
// the reminder is taken back
