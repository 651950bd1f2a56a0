import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { pathToFileURL } from 'node:url';
import type { ChatClient } from '@azure/communication-chat';
import type { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { build } from 'esbuild';
import { installBrowserGlobals } from './browser-globals.ts';

export interface BrowserChatSdk {
  readonly ChatClient: typeof ChatClient;
  readonly AzureCommunicationTokenCredential: typeof AzureCommunicationTokenCredential;
}

/**
 * The unmodified chat SDK as a browser's bundler takes it: its Node build has no real-time notifications.
 *
 * @see `@azure/communication-chat` package.json, condition `browser`
 */
export async function loadBrowserChatSdk(): Promise<BrowserChatSdk> {
  installBrowserGlobals();
  const directory = await mkdtemp(join(tmpdir(), 'browser-chat-sdk-'));
  const file = join(directory, 'sdk.mjs');
  await writeFile(file, await bundleForBrowsers());
  const sdk = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as BrowserChatSdk;
  await rm(directory, { recursive: true });
  return sdk;
}

export async function bundleForBrowsers(extra = ''): Promise<string> {
  const result = await build({
    stdin: {
      contents: `
        export { AzureCommunicationTokenCredential } from '@azure/communication-common';
        export * from '@azure/communication-chat';
        ${extra}`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** What `NODE_EXTRA_CA_CERTS` does for a process that is still to start. */
export function trustCertificate(caCertificate: string): void {
  setDefaultCACertificates([...getCACertificates(), caCertificate]);
}
