import { homedir } from 'node:os';
import { join } from 'node:path';

const folder = 'acs-emulator';

/**
 * Where things stay that belong to the user and not to one emulator's data: the certificate authority, which is trusted
 * once, and the key that signs tokens.
 */
export function defaultStateDirectory(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', folder);
  if (platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), folder);
  }
  return join(environment['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), folder);
}
