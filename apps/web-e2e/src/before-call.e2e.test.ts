import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { colourOfWall, furnishDesk, plugIn, pullOut, refuse, sharpness } from './device-desk.ts';
import { expectToBeFit, sizes } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';

const preview = 'main video';
const isSeen = (page: Page) =>
  expect
    .poll(async () => (await sharpness(page, preview))?.wall ?? 0, { timeout: 30_000 })
    .toBeGreaterThan(10);
const chosen = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).locator('option:checked');

async function expectToBeFitEverywhere(page: Page, name: string): Promise<void> {
  for (const { name: size, viewport } of sizes) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectToBeFit(page, `${name}-${size}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

test('devices are chosen, tried and remembered, one that is pulled out is replaced, and one joins muted', async ({
  signIn,
}) => {
  const { page, consoleErrors } = await signIn('Ada');
  await furnishDesk(page);
  await page.goto(`/calls/group/${randomUUID()}`);
  await isSeen(page);
  await expect(chosen(page, 'Camera')).toHaveText('Front camera');
  const level = page.getByRole('meter', { name: 'Level of the microphone' });
  await expect.poll(async () => Number(await level.getAttribute('aria-valuenow'))).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Play test tone' }).click();
  await expect(page.getByText('Playing three notes')).toBeAttached();

  await page.getByLabel('Camera', { exact: true }).selectOption('Desk camera');
  await page.getByLabel('Microphone', { exact: true }).selectOption('Table microphone');
  await page.getByRole('switch', { name: 'Microphone on' }).uncheck();
  await isSeen(page);

  await pullOut(page, 'Desk camera', 'Table microphone');
  await expect(chosen(page, 'Camera')).toHaveText('Front camera');
  await expect(chosen(page, 'Microphone')).toHaveText('Headset');
  await expect(page.getByText('“Desk camera” is not connected.')).toBeVisible();
  await isSeen(page);
  await expect.poll(async () => Number(await level.getAttribute('aria-valuenow'))).toBeGreaterThan(20);
  await plugIn(page, 'videoinput', 'Desk camera');
  await expect(chosen(page, 'Camera')).toHaveText('Desk camera');
  await expect(page.getByText('“Desk camera” is not connected.')).toBeHidden();

  await page.reload();
  await expect(chosen(page, 'Camera')).toHaveText('Desk camera');
  await expect(chosen(page, 'Microphone')).toHaveText('Table microphone');
  await isSeen(page);
  await expectToBeFitEverywhere(page, 'before-call');
  await page.getByRole('button', { name: 'Join the call' }).click();
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('devices that are forbidden, missing or in use are told with a way out, and taken up once they can be', async ({
  signIn,
}) => {
  const { page } = await signIn('Ada');
  await furnishDesk(page, []);
  await page.goto(`/calls/group/${randomUUID()}`);
  const help = page.getByRole('alert');
  await expect(help.getByText('Neither a camera nor a microphone was found.')).toBeVisible();
  await expect(page.getByLabel('Camera', { exact: true })).toBeDisabled();
  await plugIn(page, 'videoinput', 'Front camera');
  await plugIn(page, 'audioinput', 'Headset');
  await isSeen(page);
  await expect(help.getByText('was found')).toBeHidden();

  await refuse(page, ['videoinput', 'audioinput'], 'NotAllowedError');
  await pullOut(page, 'Front camera', 'Headset');
  await plugIn(page, 'videoinput', 'Front camera');
  await plugIn(page, 'audioinput', 'Headset');
  await expect(help.getByText('Camera and microphone are not allowed.')).toBeVisible();
  await expect(help.getByText('Choose the icon at the left of the address bar')).toBeVisible();
  await expectToBeFitEverywhere(page, 'before-call-denied');

  await refuse(page, ['audioinput']);
  await refuse(page, ['videoinput'], 'NotReadableError');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(help.getByText('The camera does not open, or it has stopped.')).toBeVisible();
  await expect(help.getByText('Another program may be using it.')).toBeVisible();
  await refuse(page, ['videoinput']);
  await page.getByRole('button', { name: 'Try again' }).click();
  await isSeen(page);
  await expect(help.getByText('The camera does not open')).toBeHidden();
});

test('the background is blurred and the person is not: in the mirror, in the call, and next time', async ({
  signIn,
}) => {
  test.slow();
  const { page, consoleErrors } = await signIn('Ada');
  await furnishDesk(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const effectFiles = () => fetched.filter((path) => path.startsWith('/calling-effects/'));
  const expectBlurred = async () => {
    await expect
      .poll(async () => (await sharpness(page, preview))?.wall ?? 99, { timeout: 60_000 })
      .toBeLessThan(3);
    expect((await sharpness(page, preview))?.shirt).toBeGreaterThan(15);
  };
  await page.goto(`/calls/group/${randomUUID()}`);
  await isSeen(page);
  expect(effectFiles()).toEqual([]);

  await page.getByRole('switch', { name: 'Blur my background' }).check();
  await expectBlurred();
  expect(effectFiles()).toContain('/calling-effects/worker.js');
  await page.getByRole('switch', { name: 'Blur my background' }).uncheck();
  await isSeen(page);
  await page.getByRole('switch', { name: 'Blur my background' }).check();
  await expectBlurred();

  // An image in place of the blur: an evening sky is warmer than a green wall, and the person stays in front of it.
  const isWarm = async () => {
    const [red = 0, , blue = 0] = await colourOfWall(page, preview);
    return red > blue;
  };
  expect(await isWarm()).toBe(false);
  await page.getByRole('button', { name: 'Hills' }).click();
  await expect(page.getByRole('switch', { name: 'Blur my background' })).not.toBeChecked();
  await expect.poll(isWarm, { timeout: 30_000 }).toBe(true);
  await expectBlurred();
  await page.getByRole('switch', { name: 'Blur my background' }).check();
  await expect.poll(isWarm, { timeout: 30_000 }).toBe(false);

  await page.reload();
  await expect(page.getByRole('switch', { name: 'Blur my background' })).toBeChecked();
  let first: Awaited<ReturnType<typeof sharpness>>;
  await expect.poll(async () => (first = await sharpness(page, preview)), { timeout: 60_000 }).toBeDefined();
  expect(first!.wall).toBeLessThan(3);

  await page.getByRole('button', { name: 'Join the call' }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  await expectBlurred();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Stop blurring the background' }).click();
  await isSeen(page);
  await page.getByRole('button', { name: 'Leave', exact: true }).click();

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Choose and try devices' }).click();
  await isSeen(page);
  await page.getByRole('region', { name: 'Camera and sound' }).scrollIntoViewIfNeeded();
  await expectToBeFitEverywhere(page, 'settings-devices');
  expect(consoleErrors).toEqual([]);
});
