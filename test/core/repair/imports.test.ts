import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/repair/edit.ts';
import { importName, moduleKind } from '../../../src/core/repair/imports.ts';
import { parse } from '../../../src/core/source/parse.ts';

function imported(text: string, path = 'a.ts'): string | undefined {
  const edits = importName(parse(path, text), 'Name', 'mod');
  return edits && applyEdits(text, edits);
}

describe('moduleKind', () => {
  test.for([
    ['a.mjs', 'a;', 'module'],
    ['a.mts', 'a;', 'module'],
    ['a.cts', 'a;', 'module'],
    ['a.cjs', 'a;', 'commonjs'],
    ['a.js', 'import "b";', 'module'],
    ['a.js', 'export {};', 'module'],
    ['a.ts', 'import a = require("a");', 'module'],
    ['a.cts', 'export = 1;', 'module'],
    ['a.js', 'const a = require("a");', 'commonjs'],
    ['a.js', 'module.exports = 1;', 'commonjs'],
    ['a.js', 'exports.a = 1;', 'commonjs'],
    ['a.js', 'window.a = 1;', undefined],
    // A universal module, which a page loads too.
    ['a.js', 'if (typeof module !== "undefined") module.exports = a; else window.a = a;', undefined],
    ['a.js', '(function (f) { if (define.amd) define([], f); else module.exports = f(); })(f);', undefined],
    ['a.js', 'const b = require("b"); if (typeof module !== "undefined") module.exports = b;', 'commonjs'],
    // A script; with an import its names would no longer be global, and `require` gives no types.
    ['a.ts', 'declare const a: 1;', undefined],
    ['a.ts', 'const a = require("a");', undefined],
  ])('%s with `%s` is %s', ([path = '', text = '', kind]) => {
    expect(moduleKind(parse(path, text))).toBe(kind);
  });
});

describe('importName in a module', () => {
  test.for([
    [
      'below the last import',
      "import 'a';\nimport b from 'b';\n\nb();\n",
      "import 'a';\nimport b from 'b';\nimport { Name } from 'mod';\n\nb();\n",
    ],
    [
      'below the comment on the line of the last import',
      "import a from 'a'; // the first\nimport b from 'b'; /* the last */\nb();\n",
      "import a from 'a'; // the first\nimport b from 'b'; /* the last */\nimport { Name } from 'mod';\nb();\n",
    ],
    [
      'above the last import where code follows on its line',
      "import a from 'a'\nimport b from 'b'; b()\n",
      "import a from 'a'\nimport { Name } from 'mod'\nimport b from 'b'; b()\n",
    ],
    [
      'among the packages, above the files of the project',
      "import fs from 'node:fs';\nimport a from 'a'; // a\n// ours\nimport {\n  b,\n} from '../b';\nimport c from '@/c';\n",
      "import fs from 'node:fs';\nimport a from 'a'; // a\nimport { Name } from 'mod';\n// ours\nimport {\n  b,\n} from '../b';\nimport c from '@/c';\n",
    ],
    [
      'among the packages, below the files of the project',
      "import a from './a';\n\nimport b from 'b';\n\na(b);\n",
      "import a from './a';\n\nimport b from 'b';\nimport { Name } from 'mod';\n\na(b);\n",
    ],
    [
      'above the files of the project, with what tells a tool about the first of them',
      "// About the file.\n// eslint-disable-next-line import/no-unresolved\nimport a from './a';\nimport b from './b';\n",
      "// About the file.\nimport { Name } from 'mod';\n// eslint-disable-next-line import/no-unresolved\nimport a from './a';\nimport b from './b';\n",
    ],
    [
      'below what runs first',
      "import './polyfill';\nimport a from './a';\na();\n",
      "import './polyfill';\nimport { Name } from 'mod';\nimport a from './a';\na();\n",
    ],
    [
      'not among types, which stand on their own',
      "import a from 'a';\nimport b from './b';\nimport type { C } from 'c';\nimport type { D } from './d';\n",
      "import a from 'a';\nimport { Name } from 'mod';\nimport b from './b';\nimport type { C } from 'c';\nimport type { D } from './d';\n",
    ],
    [
      'below types of packages in the same block, and above those in another',
      "import a from 'a';\nimport type { A } from 'a';\n\nimport type { B } from 'b';\n",
      "import a from 'a';\nimport type { A } from 'a';\nimport { Name } from 'mod';\n\nimport type { B } from 'b';\n",
    ],
    ['above the first statement', 'export const a = 1;\n', "import { Name } from 'mod';\n\nexport const a = 1;\n"],
    ['in the quotes of the file', 'import "a";\n', 'import "a";\nimport { Name } from "mod";\n'],
    [
      'in the quotes of the strings, where nothing is imported',
      'export const a = ["b", "c"];\n',
      'import { Name } from "mod";\n\nexport const a = ["b", "c"];\n',
    ],
    [
      'in single quotes, whatever a comment quotes',
      '// Provided "AS IS".\n/* "a", "b" */\n\nexport const a = 1;\n',
      '// Provided "AS IS".\n/* "a", "b" */\n\nimport { Name } from \'mod\';\n\nexport const a = 1;\n',
    ],
    [
      'in braces as the others',
      "import {a} from 'a';\nimport b, {\n  c\n} from 'b';\nimport {d} from 'd';\n",
      "import {a} from 'a';\nimport b, {\n  c\n} from 'b';\nimport {d} from 'd';\nimport {Name} from 'mod';\n",
    ],
    ['without semicolons', "import 'a'\nlet b = 1\n", "import 'a'\nimport { Name } from 'mod'\nlet b = 1\n"],
    ['with the line ends of the file', "import 'a';\r\n", "import 'a';\r\nimport { Name } from 'mod';\r\n"],
    ['below directives', "'use client';\nexport {};\n", "'use client';\nimport { Name } from 'mod';\n\nexport {};\n"],
    [
      'below a shebang',
      '#!/usr/bin/env node\nexport {};\n',
      "#!/usr/bin/env node\nimport { Name } from 'mod';\n\nexport {};\n",
    ],
    [
      'below a licence',
      '/** @license MIT */\nexport {};\n',
      "/** @license MIT */\nimport { Name } from 'mod';\n\nexport {};\n",
    ],
    [
      'above documentation',
      '/** About a. */\nexport const a = 1;\n',
      "import { Name } from 'mod';\n\n/** About a. */\nexport const a = 1;\n",
    ],
    [
      'above a directive for the next line',
      '// @ts-expect-error\nexport const a: 1 = 2;\n',
      "import { Name } from 'mod';\n\n// @ts-expect-error\nexport const a: 1 = 2;\n",
    ],
    [
      'above documentation that stands above such a directive',
      '/** About a. */\n// eslint-disable-next-line no-var\nexport var a = 1;\n',
      "import { Name } from 'mod';\n\n/** About a. */\n// eslint-disable-next-line no-var\nexport var a = 1;\n",
    ],
    [
      'above documentation that stands above a note',
      '/** About a. */\n// More.\nexport function a() {}\n',
      "import { Name } from 'mod';\n\n/** About a. */\n// More.\nexport function a() {}\n",
    ],
    [
      'below a licence above a directive',
      '/** @license MIT */\n// eslint-disable-next-line no-var\nexport var a = 1;\n',
      "/** @license MIT */\nimport { Name } from 'mod';\n\n// eslint-disable-next-line no-var\nexport var a = 1;\n",
    ],
    [
      'below a comment of the file',
      '// About the file.\nexport {};\n',
      "// About the file.\nimport { Name } from 'mod';\n\nexport {};\n",
    ],
    [
      'above what is said right above a declaration',
      '// Waits,\n// and says so.\nexport function a() {}\n',
      "import { Name } from 'mod';\n\n// Waits,\n// and says so.\nexport function a() {}\n",
    ],
    [
      'below directives for the file above a declaration',
      '// eslint-disable no-var\n// More.\nexport const a = 1;\n',
      "// eslint-disable no-var\n// More.\nimport { Name } from 'mod';\n\nexport const a = 1;\n",
    ],
    [
      'below `import =`',
      "import a = require('a');\na;\n",
      "import a = require('a');\nimport { Name } from 'mod';\na;\n",
    ],
    ['among the names of the module', "import { a } from 'mod';\na;\n", "import { a, Name } from 'mod';\na;\n"],
    ['after a comma', "import {\n  a,\n} from 'mod';\na;\n", "import {\n  a, Name,\n} from 'mod';\na;\n"],
    [
      'beside another name for it',
      "import { Name as N } from 'mod';\nN;\n",
      "import { Name as N, Name } from 'mod';\nN;\n",
    ],
    [
      'beside a namespace',
      "import * as mod from 'mod';\nmod;\n",
      "import * as mod from 'mod';\nimport { Name } from 'mod';\nmod;\n",
    ],
    [
      'beside types',
      "import type { T } from 'mod';\nexport type U = T;\n",
      "import type { T } from 'mod';\nimport { Name } from 'mod';\nexport type U = T;\n",
    ],
    ['not again', "import { Name } from 'mod';\nName;\n", "import { Name } from 'mod';\nName;\n"],
  ])('%s', ([, text = '', expected]) => {
    expect(imported(text)).toBe(expected);
  });

  test('is below all others where it is a file of the project itself', () => {
    const edits = importName(parse('a.ts', "import a from 'a';\nimport b from './b';\n"), 'Name', './vendor/mod.js');
    expect(edits?.map(({ text }) => text)).toEqual(["\nimport { Name } from './vendor/mod.js';"]);
    expect(edits?.[0]?.range[0]).toBe("import a from 'a';\nimport b from './b';".length);
  });

  test.for([
    ['another module', "import { Name } from 'other';\nName;\n"],
    ['another name', "import { Other as Name } from 'mod';\nName;\n"],
    ['a type', "import { type Name } from 'mod';\nexport type A = Name;\n"],
    ['a class of the file', 'export class Name {}\n'],
    ['something in a function', 'export function f() { const Name = 1; return () => Name; }\n'],
    ['a parameter', "import { Name } from 'mod';\nexport const f = (Name) => 1;\nNew(Name);\n"],
  ])('is undefined where the name means %s', ([, text = '']) => {
    expect(imported(text)).toBeUndefined();
  });
});

describe('importName in CommonJS', () => {
  test.for([
    [
      'below the first block of requires',
      "'use strict';\n\nconst a = require('a');\nconst b = require('b').c;\n\na(b);\nconst d = require('d');\n",
      "'use strict';\n\nconst a = require('a');\nconst b = require('b').c;\nconst { Name } = require('mod');\n\na(b);\nconst d = require('d');\n",
    ],
    [
      'among the packages, above the files of the project',
      "var a = require('a'),\n  b = require('./b');\nconst {\n  c,\n} = require('./c');\nconst d = require('./d')(a);\n",
      "var a = require('a'),\n  b = require('./b');\nconst { Name } = require('mod');\nconst {\n  c,\n} = require('./c');\nconst d = require('./d')(a);\n",
    ],
    [
      'above the files of the project',
      "'use strict';\n\nconst a = require(`./${name}`);\nconst b = require('./b');\n",
      "'use strict';\n\nconst { Name } = require('mod');\nconst a = require(`./${name}`);\nconst b = require('./b');\n",
    ],
    [
      'above code that runs before the requires',
      "start();\nconst a = require('a');\n",
      "const { Name } = require('mod');\n\nstart();\nconst a = require('a');\n",
    ],
    [
      'below what does not run',
      "var one = 1;\nfunction f() {}\nvar a = require('a');\n",
      "var one = 1;\nfunction f() {}\nvar a = require('a');\nconst { Name } = require('mod');\n",
    ],
    [
      'below what is set before the requires',
      "process.env.MODE = 'test';\nmodule.exports = Door;\n\nconst a = require('a');\n",
      "process.env.MODE = 'test';\nmodule.exports = Door;\n\nconst a = require('a');\nconst { Name } = require('mod');\n",
    ],
    ['among the names of the module', "const { a } = require('mod');\n", "const { a, Name } = require('mod');\n"],
    [
      'not into what a rest takes',
      "const { a, ...rest } = require('mod');\n",
      "const { a, ...rest } = require('mod');\nconst { Name } = require('mod');\n",
    ],
    [
      'beside members of that name',
      'exports.f = (a) => a.Name;\n',
      "const { Name } = require('mod');\n\nexports.f = (a) => a.Name;\n",
    ],
    ['not again', "const { Name } = require('mod');\n", "const { Name } = require('mod');\n"],
    ['above the first statement', 'module.exports = 1;\n', "const { Name } = require('mod');\n\nmodule.exports = 1;\n"],
  ])('%s', ([, text = '', expected]) => {
    expect(imported(text, 'a.cjs')).toBe(expected);
  });

  test('is undefined where the name is taken', () => {
    expect(imported("const Name = require('other');\n", 'a.cjs')).toBeUndefined();
  });
});
