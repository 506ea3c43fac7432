export const silentProgress = { update: () => undefined, clear: () => undefined };
const interval = 100;
/** One line that overwrites itself, for a terminal. */
export function createProgress(write, now = () => performance.now()) {
    let last = now();
    let isShown = false;
    return {
        update(phase, done, total) {
            if (now() - last < interval)
                return;
            last = now();
            isShown = true;
            write(`\r\u001B[K${phase} ${String(done)}/${String(total)}`);
        },
        clear() {
            if (isShown)
                write('\r\u001B[K');
            isShown = false;
        },
    };
}
