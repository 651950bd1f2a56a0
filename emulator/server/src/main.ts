#!/usr/bin/env node
import * as nodeModule from 'node:module';
import { unsupportedNode } from './cli/supported-node.ts';

const refusal = unsupportedNode(process.versions.node);
if (refusal === undefined) {
  // Everything else is loaded after this, so that its compiled code is kept for the next start.
  nodeModule.enableCompileCache();
  const { runCommandLine } = await import('./cli/run-command-line.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
