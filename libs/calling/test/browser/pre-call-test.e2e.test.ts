import { join } from 'node:path';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { build } from 'esbuild';
import type { Page } from '@playwright/test';
import { expect, test, turnserver } from './fixtures.ts';

/** The library and a credential in any page. */
async function loadLibrary(page: Page, origin: string): Promise<void> {
  const contents = `
    export * from './index.ts';
    export { AzureCommunicationTokenCredential } from '@azure/communication-common';`;
  const resolveDir = join(import.meta.dirname, '../../src');
  const { outputFiles } = await build({
    ...{ stdin: { contents, resolveDir, loader: 'ts' }, bundle: true, write: false },
    ...{ format: 'iife', globalName: 'calling', platform: 'browser', target: 'es2024', logLevel: 'silent' },
  });
  await page.goto(origin);
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
}

interface Report {
  readonly video: { send: { framesSent?: number }[]; receive: { framesDecoded?: number }[] };
}

/** Runs the test in the page as applications do, and returns all its parts. */
function runTest(page: Page, token: string, configuration: object): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([text, settings]) => {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the bundle has no types in the page
      const { calling } = window as any;
      calling.configureCalling(settings);
      const credential = new calling.AzureCommunicationTokenCredential(text);
      const feature = new calling.CallClient().feature(calling.Features.PreCallDiagnostics);
      const result = await feature.startTest(credential);
      const second = await feature.startTest(credential).catch(({ code }: { code: number }) => code);
      const reports: Report[] = [];
      const statistics = await result.callMediaStatistics;
      statistics.createCollector().on('sampleReported', (report: Report) => reports.push(report));
      const inCall = await result.inCallDiagnostics;
      const video = reports.at(-1)?.video;
      return {
        ...{ second, inCall },
        access: await result.deviceAccess,
        devices: await result.deviceEnumeration,
        browser: await result.browserSupport,
        framesSent: video?.send[0]?.framesSent ?? 0,
        framesDecoded: video?.receive[0]?.framesDecoded ?? 0,
      };
    },
    [token, configuration] as const,
  );
}

const grades = { jitter: expect.any(String), packetLoss: 'Good', rtt: 'Good' };

test.describe('PreCallDiagnostics', () => {
  test.skip(turnserver === undefined, 'coturn is not installed');

  test('calls oneself through the relay and looks at the devices', async ({ bed, context, page }) => {
    await context.grantPermissions(['camera', 'microphone'], { origin: bed.origin });
    const identities = new CommunicationIdentityClient(bed.emulator.connectionString);
    const { token } = await identities.createUserAndToken(['voip']);
    await loadLibrary(page, bed.origin);
    const { endpoint } = bed.emulator;
    const configuration = { endpoint, insecureEndpoint: endpoint.replace('https:', 'http:') };
    const result = await runTest(page, token, configuration);
    expect(result).toMatchObject({
      second: 409,
      access: { audio: true, video: true },
      devices: { microphone: 'Available', camera: 'Available', speaker: 'Available' },
      browser: { browser: 'Supported', os: 'Supported' },
      inCall: { connected: true, diagnostics: { audio: grades, video: grades } },
    });
    expect(result['framesSent']).toBeGreaterThan(30);
    expect(result['framesDecoded']).toBeGreaterThan(30);
  });
});
