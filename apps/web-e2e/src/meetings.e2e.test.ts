import { text } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { expectToBeFit, sizes } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';

/** What a box for date and time takes, on the clock of the browser. */
function localTime(page: Page, inMinutes: number): Promise<string> {
  return page.evaluate((minutes) => {
    const moment = new Date(Date.now() + minutes * 60_000);
    return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, inMinutes);
}

async function planMeeting({ page }: Person, topic: string, inMinutes: number, ...invited: Person[]) {
  await page.goto('/meetings');
  await page.getByRole('button', { name: 'New meeting' }).click();
  const dialog = page.getByRole('dialog', { name: 'New meeting' });
  await dialog.getByLabel('Topic').fill(topic);
  await dialog.getByLabel('Starts').fill(await localTime(page, inMinutes));
  for (const person of invited) {
    await dialog.getByRole('searchbox', { name: 'Search people by name' }).fill(person.name);
    await dialog.getByRole('checkbox', { name: person.name }).check();
  }
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: topic })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
}

test('a meeting is planned, changed, shared by its link and cancelled', async ({ signIn }) => {
  // Three people, one after the other.
  test.slow();
  const [ada, ben] = [await signIn('Ada'), await signIn('Ben')];
  const carl = await signIn('Carl');
  await planMeeting(ada, 'Plans', 120, ben);
  const { page } = ada;
  const news = ben.page.getByRole('link', { name: /^Calls/ });
  await expect(news).toHaveAccessibleName('Calls 1 meeting with news');
  await news.click();
  await ben.page.getByRole('link', { name: /^Meetings/ }).click();
  const listed = ben.page.getByRole('tabpanel').getByRole('listitem');
  await expect(listed).toHaveText([/Plans.*New/]);
  await expect(news).toHaveAccessibleName('Calls');
  await expect(page.getByText(/Begins in/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Join' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Invite people' }).click();
  const invitation = page.getByRole('dialog', { name: 'Invite people' });
  await invitation.getByRole('searchbox').fill(ben.name);
  await expect(invitation.getByText(/Nobody is called/)).toBeVisible();
  await invitation.getByRole('searchbox').fill(carl.name);
  await invitation.getByRole('checkbox', { name: carl.name }).check();
  await invitation.getByLabel('Invite as').selectOption('consumer');
  await invitation.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByRole('combobox', { name: `Role of ${carl.name}` })).toHaveValue('consumer');
  const roleOfBen = page.getByRole('combobox', { name: `Role of ${ben.name}` });
  await roleOfBen.selectOption('attendee');
  // Shown once it is saved.
  await expect(roleOfBen).toHaveValue('attendee');

  await ben.page.getByRole('link', { name: 'Plans' }).click();
  await expect(ben.page.getByText('Your role: Attendee')).toBeVisible();
  const download = ben.page.waitForEvent('download');
  await ben.page.getByRole('link', { name: 'Add to calendar' }).click();
  const file = await text(await (await download).createReadStream());
  expect(file.replaceAll('\r\n ', '')).toContain(`LOCATION:${page.url()}\r\n`);
  await expect(ben.page.getByRole('button', { name: 'Cancel meeting' })).toHaveCount(0);

  await page.getByRole('button', { name: `Withdraw the invitation of ${carl.name}` }).click();
  await expect(page.getByRole('combobox', { name: `Role of ${carl.name}` })).toHaveCount(0);
  await carl.page.goto(page.url());
  await expect(
    carl.page.getByRole('heading', { name: 'This meeting does not exist, or it was cancelled.' }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const change = page.getByRole('dialog', { name: 'Change meeting' });
  await change.getByLabel('Topic').fill('New plans');
  await change.getByLabel('Starts').fill('');
  await expect(change.getByText('Give a day and a time.')).toBeVisible();
  await change.getByLabel('Starts').fill(await localTime(page, 180));
  await change.getByLabel('Ends').fill(await localTime(page, 240));
  await change.getByLabel('Who may come by the link').selectOption('attendee');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New plans' })).toBeVisible();
  await expect(page.getByText('Anyone with the link may come, as: Attendee')).toBeVisible();
  await expect(ben.page.getByRole('heading', { level: 1, name: 'New plans' })).toBeVisible();

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await carl.page.goto(`${link}/call`);
  await expect(carl.page.getByRole('heading', { name: 'This meeting has not begun yet.' })).toBeVisible();

  await page.getByRole('button', { name: 'Cancel meeting' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel meeting' }).click();
  await expect(page).toHaveURL(/\/meetings$/);
  await expect(
    ben.page.getByRole('heading', { name: 'This meeting does not exist, or it was cancelled.' }),
  ).toBeVisible();
});

for (const { name: size, viewport } of sizes) {
  for (const look of ['light', 'dark', 'arabic'] as const) {
    test(`meetings, calls and the test are accessible at ${size} px, ${look}`, async ({ signIn }) => {
      const colorScheme = look === 'dark' ? 'dark' : 'light';
      const ada = await signIn('Ada', { viewport, colorScheme, reducedMotion: 'reduce' });
      const ben = await signIn('Ben');
      const { page } = ada;
      await planMeeting(ada, 'Plans', 5, ben);
      const url = page.url();
      if (look === 'arabic') {
        await page.context().addCookies([{ name: 'switchboard-locale', value: 'ar', url }]);
        await page.reload();
        await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      }
      const shot = (what: string) => expectToBeFit(page, `${what}-${size}-${look}`);
      await expect(page.getByRole('combobox')).toBeVisible();
      await shot('meeting');
      await page.goto('/meetings');
      await expect(page.getByRole('tabpanel').getByRole('link').first()).toBeVisible();
      await shot('meetings');
      await page.locator('main header').getByRole('button').click();
      await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
      await shot('meeting-new');
      await page.goto('/calls');
      await expect(page.locator('main').getByRole('heading', { level: 2 })).toBeVisible();
      await shot('calls');
      await page.goto('/calls/test');
      await expect(page.getByRole('heading', { level: 2 })).toHaveCount(10);
      await shot('connection-test');
    });
  }
}
