import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { defaultImage } from '../../../src/default-image.ts';

const workspaceRoot = join(import.meta.dirname, '../../../../..');

/** The image of the emulator as its sources are now, under the name that the module looks for. */
export default function buildImage(): void {
  if (process.env['ACS_EMULATOR_IMAGE']) return;
  const args = [
    'build',
    '--quiet',
    '--network',
    'host',
    '--file',
    'emulator/server/Dockerfile',
    '--tag',
    defaultImage,
    '.',
  ];
  execFileSync('docker', args, { cwd: workspaceRoot, stdio: ['ignore', 'ignore', 'inherit'] });
}
