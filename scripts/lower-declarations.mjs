// Declarations as TypeScript 4 reads them too: tsc leaves `./delay.ts` in them, which nothing before 5.0 resolves,
// `{ delay, type DelayOptions }`, which nothing before 4.5 parses, and `#private`, which is an error where the target is ES5.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const statement = /^(import|export) \{([^}]*)\}( from [^;]+)?;$/gmu;
const specifier = /((?:from|import\() ?['"]\.{1,2}\/[^'"]*)\.([cm]?)ts(['"])/gu;

/** One statement for the values and one for the types, where they share one. */
function splitTypes(whole, keyword, list, from = '') {
  const names = list.split(',').map((each) => each.trim());
  if (!names.some((name) => name.startsWith('type '))) return whole;
  const types = names.filter((name) => name.startsWith('type ')).map((name) => name.slice('type '.length));
  const values = names.filter((name) => name !== '' && !name.startsWith('type '));
  return [
    ...(values.length > 0 ? [`${keyword} { ${values.join(', ')} }${from};`] : []),
    `${keyword} type { ${types.join(', ')} }${from};`,
  ].join('\n');
}

/** The text of a declaration file, with no change to what it declares. */
export function lowerDeclarations(text) {
  return text
    .replaceAll(statement, splitTypes)
    .replaceAll(specifier, '$1.$2js$3')
    .replaceAll(/^( +)#private;$/gmu, "$1private '#private';");
}

/** Every declaration file below a folder; what is lowered already stays untouched. */
export function lowerFolder(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.d\.[cm]?ts$/u.test(name)) continue;
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const lowered = lowerDeclarations(text);
    if (lowered !== text) writeFileSync(path, lowered);
  }
}
