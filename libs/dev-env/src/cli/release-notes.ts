import { releaseNotes, UnfitTag } from '../release/release-notes.ts';
import { workspaceRoot } from '../workspace-root.ts';

/** `node libs/dev-env/src/cli/release-notes.ts v0.2.0`: prints the notes of a tag, or says why it is not one to release. */
try {
  process.stdout.write(`${releaseNotes(workspaceRoot, process.argv[2] ?? '')}\n`);
} catch (error) {
  if (!(error instanceof UnfitTag)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
