// @ts-check
// What no codemod can do without: read every file, scan it, and parse those that matter. Prints what it met as JSON.
//
//     node floor.mjs <folder> <relevance, as the source of a regular expression>
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

const [folder = '.', relevance = ''] = process.argv.slice(2);
const isRelevant = new RegExp(relevance, 'u');
const met = { files: 0, parsed: 0 };

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const text = readFileSync(path, 'utf8');
  met.files++;
  if (!isRelevant.test(text)) continue;
  met.parsed++;
  // The parser works when it is called, and hands the tree over when it is asked for.
  void parseSync(path, text, { astType: 'ts', range: true, preserveParens: false }).program;
}
console.log(JSON.stringify(met));
