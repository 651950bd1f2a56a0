import { expectToBeFit, sizes } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';

/** Goes through the pages of numbers, teams and events. Nothing is bought. */
async function lookAround(admin: Person, shot: (page: string) => string): Promise<void> {
  const { page } = admin;
  await page.goto('/numbers');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(
    page.locator('main').getByRole('heading', { level: 2 }).or(page.getByRole('table')),
  ).toBeVisible();
  await expectToBeFit(page, shot('numbers'));
  await page.goto('/numbers/buy?country=KR&type=geographic&locality=Seoul&quantity=2');
  await expect(page.getByRole('spinbutton')).toHaveValue('2');
  const submit = page.locator('main').getByRole('button').last();
  await expect(submit).toBeEnabled();
  await expect(page.getByRole('combobox')).toHaveCount(3);
  await expectToBeFit(page, shot('numbers-buy'));
  await submit.click();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByRole('checkbox').check();
  await expectToBeFit(page, shot('numbers-found'));
  await page.locator('main').getByRole('button').last().click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectToBeFit(page, shot('numbers-confirm'));
  await page.goto('/admin/teams');
  await page.locator('main').getByRole('button').first().click();
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
  await expectToBeFit(page, shot('team'));
  await page.goto('/admin/events');
  await expect(page.locator('dl')).toBeVisible();
  await expectToBeFit(page, shot('events'));
}

for (const { name: size, viewport } of sizes) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the pages of numbers are accessible at ${size} px, ${colorScheme}`, async ({ signIn }) => {
      const admin = await signIn('Admin Ada', { viewport, colorScheme, reducedMotion: 'reduce' });
      await lookAround(admin, (page) => `${page}-${size}-${colorScheme}`);
    });
  }

  test(`the pages of numbers are accessible at ${size} px, right to left`, async ({ signIn }) => {
    const admin = await signIn('Admin Ada', { viewport, reducedMotion: 'reduce' });
    const { page } = admin;
    await page.context().addCookies([{ name: 'switchboard-locale', value: 'ar', url: page.url() }]);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await lookAround(admin, (name) => `${name}-${size}-arabic`);
  });
}
