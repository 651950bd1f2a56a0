import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A home directory whose certificate database trusts the emulator's authority, and nothing else on this machine does.
 * Chromium on Linux reads `$HOME/.pki/nssdb`.
 */
export async function createBrowserHome(caFile) {
  const path = await mkdtemp(join(tmpdir(), 'compat-home-'));
  const database = `sql:${join(path, '.pki/nssdb')}`;
  await mkdir(join(path, '.pki/nssdb'), { recursive: true });
  try {
    await run('certutil', ['-N', '-d', database, '--empty-password']);
    await run('certutil', ['-A', '-d', database, '-n', 'acs-emulator', '-t', 'C,,', '-i', caFile]);
  } catch (error) {
    if (error.code === 'ENOENT')
      throw new Error('certutil is missing. Install it: apt-get install libnss3-tools');
    throw error;
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
