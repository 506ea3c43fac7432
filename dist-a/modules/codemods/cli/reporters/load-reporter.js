// Each is loaded when it is asked for.
const loaders = {
    stylish: async () => (await import("./stylish.js")).stylish,
    json: async () => (await import("./json.js")).json,
    jsonl: async () => (await import("./jsonl.js")).jsonl,
    sarif: async () => (await import("./sarif.js")).sarif,
    github: async () => (await import("./github.js")).github,
    markdown: async () => (await import("./markdown.js")).markdown,
    html: async () => (await import("./html.js")).html,
};
/** The reporter of a format. */
export function loadReporter(format) {
    return loaders[format]();
}
