import { homedir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';
import type { TrustStore } from './trust-store.ts';

/** The login keychain of macOS; the system asks the user for consent. */
export const keychainStore: TrustStore = {
  name: 'the login keychain',
  isPresent: () => Promise.resolve(process.platform === 'darwin'),
  add: ({ certificatePath }) =>
    runTool('security', 'add-trusted-cert', '-r', 'trustRoot', '-k', keychain(), certificatePath),
  remove: ({ certificatePath }) => runTool('security', 'remove-trusted-cert', certificatePath),
};

const keychain = () => join(homedir(), 'Library', 'Keychains', 'login.keychain-db');
