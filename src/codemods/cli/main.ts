#!/usr/bin/env node
import { keepCompiled } from './compile-cache.ts';

keepCompiled();
// What is imported with this module is compiled before it runs.
const { runCommand } = await import('./command.ts');
await runCommand();
