// @ts-check
// Prints how many milliseconds an import takes in this fresh process.
//
//     node import-time.mjs <file: URL>
const start = performance.now();
await import(process.argv[2] ?? '');
console.log(performance.now() - start);
