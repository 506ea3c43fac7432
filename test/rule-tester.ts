import * as parser from '@typescript-eslint/parser';
import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import { typedParser } from './typed.ts';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** TypeScript without type information: what rules have in most projects. */
export const ruleTester = new RuleTester({ languageOptions: { parser } });

/** With type information; each case is a program of its own. */
export const typedRuleTester = new RuleTester({ languageOptions: { parser: typedParser } });

/** JavaScript as ESLint itself parses it. */
export const javascriptRuleTester = new RuleTester();
