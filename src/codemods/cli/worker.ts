import { keepCompiled } from './compile-cache.ts';

keepCompiled();
// What is imported with this module is compiled before it runs.
const { serveFiles } = await import('./serve-files.ts');
await serveFiles();
