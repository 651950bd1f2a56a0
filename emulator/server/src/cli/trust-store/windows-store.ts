import { runTool } from './run-tool.ts';
import type { TrustStore } from './trust-store.ts';

/** The current user's root authorities on Windows; the system asks the user for consent. */
export const windowsStore: TrustStore = {
  name: "the user's root certificates",
  isPresent: () => Promise.resolve(process.platform === 'win32'),
  add: ({ certificatePath }) => runTool('certutil', '-user', '-addstore', 'Root', certificatePath),
  remove: ({ fingerprint }) => runTool('certutil', '-user', '-delstore', 'Root', fingerprint),
};
