/** Reads a stream line by line, each when it is asked for. An input that breaks off has ended. */
export function createLineReader(input) {
    const iterator = input[Symbol.asyncIterator]();
    const decoder = new TextDecoder();
    let rest = '';
    let isOver = false;
    const takeMore = async () => {
        try {
            const next = await iterator.next();
            if (next.done === true)
                isOver = true;
            else
                rest += decoder.decode(next.value, { stream: true });
        }
        catch {
            isOver = true;
        }
    };
    return {
        readLine: async () => {
            while (!isOver && !rest.includes('\n'))
                await takeMore();
            if (rest === '')
                return undefined;
            const end = rest.includes('\n') ? rest.indexOf('\n') : rest.length;
            const line = rest.slice(0, end);
            rest = rest.slice(end + 1);
            return line;
        },
        close: async () => {
            await iterator.return?.();
        },
    };
}
