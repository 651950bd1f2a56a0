import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hasTool, runTool } from './run-tool.ts';
import type { Authority, TrustStore } from './trust-store.ts';

const folder = () => join(homedir(), '.pki', 'nssdb');
const database = () => `sql:${folder()}`;
const entryOf = ({ fingerprint }: Authority) => `ACS emulator ${fingerprint.slice(0, 16)}`;

/** The database of the user's Chromium browsers on Linux. */
export const nssStore: TrustStore = {
  name: `the user's browsers (~/.pki/nssdb)`,
  isPresent: () => hasTool('certutil'),
  async add(authority) {
    if (!(await exists(join(folder(), 'cert9.db')))) {
      await mkdir(folder(), { recursive: true, mode: 0o700 });
      await runTool('certutil', '-d', database(), '-N', '--empty-password');
    }
    await runTool(
      'certutil',
      '-d',
      database(),
      '-A',
      '-t',
      'C,,',
      '-n',
      entryOf(authority),
      '-i',
      authority.certificatePath,
    );
  },
  async remove(authority) {
    await runTool('certutil', '-d', database(), '-D', '-n', entryOf(authority)).catch((error: Error) => {
      if (!/could not find|SEC_ERROR_(UNRECOGNIZED_OID|BAD_DATABASE|UNKNOWN_CERT)/i.test(error.message))
        throw error;
    });
  },
};

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
