import { readFile } from 'node:fs/promises';
import { findTurnserver } from '@switchboard/dev-env';
import { expect, test } from './fixtures.ts';

interface Report {
  readonly overall: string;
  readonly checks: readonly {
    readonly check: string;
    readonly verdict: string;
    readonly finding?: string;
    readonly details?: Readonly<Record<string, unknown>>;
  }[];
}

test.use({ permissions: ['microphone', 'camera'] });

test('somebody tests devices, services and the relay, and downloads a report without secrets', async ({
  signIn,
}) => {
  test.skip(findTurnserver() === undefined, 'needs the coturn package');
  const { page } = await signIn('Ada');
  const secrets: string[] = [];
  page.on('response', async (response) => {
    if (!/\/api\/(relay|tokens)$/.test(response.url())) return;
    // Of a page that was left meanwhile there is no text any more.
    const text = await response.text().catch(() => '');
    secrets.push(
      ...[...text.matchAll(/"(?:credential|username|token)":"([^"]+)"/g)].map(([, secret]) => secret!),
    );
  });
  await page.goto('/calls/test');
  await page.getByRole('button', { name: 'Start the test' }).click();
  await page.getByRole('button', { name: 'Play test tone' }).click();
  await page.getByRole('button', { name: 'Yes' }).click();
  await expect(page.getByText('Ready for calls.')).toBeVisible({ timeout: 60_000 });
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download report' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  const report = JSON.parse(text) as Report;
  expect(report.checks.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
  const media = report.checks.find(({ check }) => check === 'relayMedia')?.details;
  expect(media).toMatchObject({ candidateTypes: ['relay', 'relay'] });
  expect(media?.['framesDecoded']).toBeGreaterThan(0);
  expect(media?.['kilobitsPerSecond']).toBeGreaterThan(10);
  expect(secrets.length).toBeGreaterThanOrEqual(3);
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test('a microphone that is not allowed is told in words, with a way out', async ({ signIn }) => {
  const { page } = await signIn('Ada', { permissions: [] });
  await page.addInitScript(() => {
    // Chromium's fake devices are always allowed.
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
  });
  await page.goto('/calls/test');
  await page.getByRole('button', { name: 'Start the test' }).click();
  await expect(page.getByText('The browser does not let this page use the microphone.')).toBeVisible();
  await expect(page.getByText('Allow the microphone: choose the icon beside the address')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Start the test' })).toBeVisible();
});
