import { SmsClient } from '@azure/communication-sms';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the page under test is the emulator's own, nothing else has to run
import { startEmulator, type RunningEmulator } from 'acs-emulator';
import { createEmulatorControl } from '@switchboard/emulator-control';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

const owned = '+18005550100';
const handset = '+14255550123';

interface Emulated {
  readonly emulator: RunningEmulator;
  /** The page, before a number is chosen. */
  readonly openHandset: (query?: Record<string, string>) => Promise<void>;
  readonly send: (message: string) => Promise<unknown>;
}

const test = base.extend<Emulated>({
  emulator: async ({}, use) => {
    const stateDirectory = await mkdtemp(join(tmpdir(), 'handset-'));
    const emulator = await startEmulator({ stateDirectory, seed: { phoneNumbers: [owned] } });
    setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
    await use(emulator);
    await emulator.stop();
    await rm(stateDirectory, { recursive: true });
  },
  openHandset: async ({ page, emulator }, use) => {
    const url = `http://localhost:${emulator.port}/_emulator/handset`;
    await use(async (query = {}) => void (await page.goto(`${url}?${new URLSearchParams(query)}`)));
  },
  send: async ({ emulator }, use) => {
    const client = new SmsClient(emulator.connectionString);
    await use((message) => client.send({ from: owned, to: [handset], message }));
  },
});

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });

test('a phone gets a message as it arrives, and answers', async ({ page, openHandset, send, emulator }) => {
  await openHandset();
  await page.getByLabel('Number of this phone').fill('+1 (425) 555-0123');
  await page.getByRole('button', { name: 'Use' }).click();
  await expect(page.getByText('No messages yet.')).toBeVisible();
  await send('Your code is <img src=x onerror="document.title=1">');
  await page.getByRole('button', { name: `${owned}` }).click();
  await expect(log(page)).toContainText('Your code is <img src=x onerror="document.title=1">');
  await page.getByRole('textbox', { name: 'Message' }).fill('Thanks');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('Thanks');
  const received = await createEmulatorControl(`http://localhost:${emulator.port}`).waitForEvent(
    'SmsReceived',
  );
  expect(received.data).toMatchObject({ from: handset, to: owned, message: 'Thanks' });
});

test('a number of the resource is no phone', async ({ page, openHandset }) => {
  await openHandset({ number: owned });
  await expect(page.getByRole('alert').filter({ hasText: 'is owned by the resource' })).toBeVisible();
});

test('a phone starts anew when the emulator is reset', async ({ page, openHandset, send, emulator }) => {
  await openHandset({ number: handset, with: owned });
  await expect(page.getByText('Live')).toBeVisible();
  await send('Before');
  await expect(log(page)).toContainText('Before');
  await emulator.reset();
  await expect(page.getByText('No messages yet.')).toBeVisible();
  await expect(page.getByText('Live')).toBeVisible();
  await send('After');
  await expect(log(page)).toContainText('After');
});

for (const width of [320, 375, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the phone is accessible at ${width} px, ${colorScheme}`, async ({ page, openHandset, send }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await send('A word that is far too long for a narrow phone: '.concat('x'.repeat(200)));
      for (const query of [{}, { number: handset }, { number: handset, with: owned }]) {
        await openHandset(query);
        if ('number' in query) await expect(page.locator('#hint')).toBeHidden();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      }
    });
  }
}
