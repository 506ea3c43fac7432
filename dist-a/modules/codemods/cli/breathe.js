import { setImmediate } from 'node:timers/promises';
/** Gives way to signals and the terminal now and then in a loop of synchronous work, which is the fastest way to read many small files. */
export function createBreath(longest = 15) {
    let last = performance.now();
    return async () => {
        if (performance.now() - last < longest)
            return;
        await setImmediate();
        last = performance.now();
    };
}
