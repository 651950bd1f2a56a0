import type { Page } from '@playwright/test';
import type { CallingConfiguration, MediaStatsReportSample } from '../../src/index.ts';
import { expect, test, turnserver } from './fixtures.ts';
import { configurationFor, createUsers, loadLibrary } from './load-library.ts';

/** Runs the test in the page as applications do, and returns all its parts. */
function runTest(page: Page, token: string, configuration: CallingConfiguration) {
  return page.evaluate(
    async ([text, settings]) => {
      const { calling } = window;
      calling.configureCalling(settings);
      const credential = new calling.AzureCommunicationTokenCredential(text);
      const feature = new calling.CallClient().feature(calling.Features.PreCallDiagnostics);
      const result = await feature.startTest(credential);
      const second = await feature.startTest(credential).catch(({ code }) => code);
      const reports: MediaStatsReportSample[] = [];
      const statistics = await result.callMediaStatistics;
      statistics?.createCollector().on('sampleReported', (report) => reports.push(report));
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

  test('calls oneself through the relay and looks at the devices', async ({ bed, page }) => {
    const [user] = await createUsers(bed.emulator, 1);
    await loadLibrary(page, bed.origin);
    const result = await runTest(page, user?.token ?? '', configurationFor(bed.emulator));
    expect(result).toMatchObject({
      second: 409,
      access: { audio: true, video: true },
      devices: { microphone: 'Available', camera: 'Available', speaker: 'Available' },
      browser: { browser: 'Supported', os: 'Supported' },
      inCall: { connected: true, diagnostics: { audio: grades, video: grades } },
    });
    expect(result.framesSent).toBeGreaterThan(30);
    expect(result.framesDecoded).toBeGreaterThan(30);
  });
});
