/** All of stdin; undefined when the run was interrupted meanwhile. */
export async function readStdin({ stdin, signal }) {
    const chunks = [];
    try {
        for await (const chunk of stdin)
            chunks.push(chunk);
    }
    catch (error) {
        if (signal?.aborted !== true)
            throw error;
    }
    return signal?.aborted === true ? undefined : Buffer.concat(chunks);
}
