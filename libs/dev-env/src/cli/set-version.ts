import { setVersion } from '../release/set-version.ts';
import { workspaceRoot } from '../workspace-root.ts';

/** `npm run set-version -- 0.2.0`: the one place where the version changes. */
try {
  const changed = setVersion(workspaceRoot, process.argv[2] ?? '', new Date().toISOString().slice(0, 10));
  process.stdout.write(`${changed.join('\n')}\n`);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
