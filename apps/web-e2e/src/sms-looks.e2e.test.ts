import type { Platform } from '@switchboard/dev-env';
import { controlOf } from './emulator-control.ts';
import { expectToBeFit, sizes } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';
import { buyNumber } from './sms-console.ts';

async function write(platform: Platform, from: string, to: string, message: string): Promise<void> {
  await controlOf(platform).sms.sendFromHandset({ from, to, message });
}

/** Goes through the console in whatever language it speaks. */
async function lookAround(admin: Person, number: string, platform: Platform, shot: (page: string) => string) {
  const { page } = admin;
  await write(platform, '+14255557001', number, 'Is my order on its way?');
  await write(platform, '+14255557002', number, 'مرحبا، متى يصل الطلب؟');
  await page.goto('/sms');
  const lines = page.locator('nav a[href^="/sms/"]');
  await expect(lines.filter({ hasText: '7001' }).first()).toBeVisible();
  await expectToBeFit(page, shot('sms'));
  await lines.filter({ hasText: '7001' }).first().click();
  const composer = page.locator('textarea').first();
  await composer.fill('It’s “ready”');
  await expectToBeFit(page, shot('sms-conversation'));
  await composer.press('Enter');
  const status = page.locator('button[data-state="delivered"]').last();
  await status.click();
  await expectToBeFit(page, shot('sms-steps'));
  await page.locator('header button[aria-expanded]').click();
  await expect(page.locator('dl')).toBeVisible();
  await expectToBeFit(page, shot('sms-details'));
  await page.goto('/sms');
  await page.getByRole('searchbox').fill('order');
  await expect(page.locator('mark').first()).toBeVisible();
  await expectToBeFit(page, shot('sms-search'));
  await page.locator('section > header button').last().click();
  await page
    .getByRole('dialog')
    .locator('textarea')
    .first()
    .fill('+14255557001, 425; +14255557002, +14255557001');
  await expect(page.getByRole('dialog').locator('textarea')).toHaveCount(2);
  await expectToBeFit(page, shot('sms-new'));
}

for (const { name: size, viewport } of [...sizes, { name: '320', viewport: { width: 320, height: 640 } }]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the SMS console is accessible at ${size} px, ${colorScheme}`, async ({ signIn, platform }) => {
      const admin = await signIn('Admin Ada', { viewport, colorScheme, reducedMotion: 'reduce' });
      const number = await buyNumber(admin);
      await lookAround(admin, number, platform, (page) => `${page}-${size}-${colorScheme}`);
    });
  }

  test(`the SMS console is accessible at ${size} px, right to left`, async ({ signIn, platform }) => {
    const admin = await signIn('Admin Ada', { viewport, reducedMotion: 'reduce' });
    const { page } = admin;
    const number = await buyNumber(admin);
    await page.context().addCookies([{ name: 'switchboard-locale', value: 'ar', url: page.url() }]);
    await lookAround(admin, number, platform, (name) => `${name}-${size}-arabic`);
  });
}
