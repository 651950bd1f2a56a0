#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Everything else is loaded after this, so that its compiled code is kept for the next start.
enableCompileCache();

const { runCommandLine } = await import('./cli/run-command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
