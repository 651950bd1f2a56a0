import { join } from 'node:path';
import type * as Common from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tests of a client may use the emulator, its code may not
import type { RunningEmulator } from 'acs-emulator';
import type * as Calling from '../../src/index.ts';

/** What the page has as `calling`: the library and a credential, for tests that write their application themselves. */
type Library = typeof Calling & Pick<typeof Common, 'AzureCommunicationTokenCredential'>;
declare global {
  interface Window {
    calling: Library;
  }
}

/** Opens a page with the library in it. */
export async function loadLibrary(page: Page, origin: string): Promise<void> {
  const contents = `
    export * from './index.ts';
    export { AzureCommunicationTokenCredential } from '@azure/communication-common';`;
  const resolveDir = join(import.meta.dirname, '../../src');
  const { outputFiles } = await build({
    ...{ stdin: { contents, resolveDir, loader: 'ts' }, bundle: true, write: false },
    ...{ format: 'iife', globalName: 'calling', platform: 'browser', target: 'es2024', logLevel: 'silent' },
  });
  await page.context().grantPermissions(['camera', 'microphone'], { origin });
  await page.goto(origin);
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
}

/** Where the page finds the emulator. */
export const configurationFor = ({ endpoint }: RunningEmulator) => ({
  endpoint,
  insecureEndpoint: endpoint.replace('https:', 'http:'),
});

/** New users, each with an id and a token. */
export function createUsers({ connectionString }: RunningEmulator, count: number) {
  const identities = new CommunicationIdentityClient(connectionString);
  const create = async () => {
    const { user, token } = await identities.createUserAndToken(['voip']);
    return { id: user.communicationUserId, token };
  };
  return Promise.all(Array.from({ length: count }, create));
}
