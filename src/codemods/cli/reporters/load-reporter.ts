import type { Format } from '../formats.ts';
import type { Reporter } from './reporter.ts';

// Each is loaded when it is asked for.
const loaders: Readonly<Record<Format, () => Promise<Reporter>>> = {
  stylish: async () => (await import('./stylish.ts')).stylish,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./jsonl.ts')).jsonl,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
};

/** The reporter of a format. */
export function loadReporter(format: Format): Promise<Reporter> {
  return loaders[format]();
}
