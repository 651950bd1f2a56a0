import type { Platform } from '@switchboard/dev-env';
import { controlOf } from './emulator-control.ts';
import { expect, test as base } from './fixtures.ts';
import type { Person } from './person.ts';
import { assignNumber, buyNumber, Handset, SmsConsole } from './sms-console.ts';

interface Fixtures {
  /** Somebody who answers a number. */
  readonly agent: Person;
  /** The agent's console. */
  readonly console: SmsConsole;
  /** The agent's number, bought for this test. */
  readonly number: string;
  /** A phone that no other test uses: in E.164, and as it is read. */
  readonly phone: { readonly number: string; readonly read: string };
}

let phones = 0;

const test = base.extend<Fixtures>({
  agent: async ({ signIn }, use) => use(await signIn('Grace')),
  number: async ({ signIn, agent }, use) => {
    const admin = await signIn('Admin Ada');
    const number = await buyNumber(admin);
    await assignNumber(admin, number, agent);
    await admin.page.close();
    await use(number);
  },
  console: async ({ agent, number }, use) => {
    expect(number).toMatch(/^\+18/);
    const sms = new SmsConsole(agent);
    await sms.open();
    await use(sms);
    expect(agent.consoleErrors).toEqual([]);
  },
  phone: async ({}, use) => {
    const line = String(1000 + (phones += 1));
    await use({ number: `+1425555${line}`, read: `+1 425 555 ${line}` });
  },
});

/** The contact writes from their phone. */
async function write(platform: Platform, from: string, to: string, message: string): Promise<void> {
  await controlOf(platform).sms.sendFromHandset({ from, to, message });
}

test(
  'a text reaches a phone, and the answer is there without a reload',
  { tag: '@containers' },
  async ({ console: sms, number, phone }) => {
    await sms.begin(number, phone.number);
    await sms.send('Your table is ready');
    await expect(sms.message('Your table is ready')).toContainText('Delivered');

    const opened = sms.page.waitForEvent('popup');
    await sms.page.getByRole('link', { name: 'Open a handset' }).first().click();
    const handset = new Handset(await opened);
    await expect(handset.log).toContainText('Your table is ready');
    await handset.answer('On my way: https://example.org/map');
    await expect(sms.message('On my way')).toBeVisible();
    const link = sms.message('On my way').getByRole('link', { name: 'https://example.org/map' });
    await expect(link).toHaveAttribute('rel', /noopener/);

    const status = sms.message('Your table is ready').getByRole('button', { name: 'Delivered' });
    await status.click();
    const steps = sms
      .message('Your table is ready')
      .getByRole('list', { name: 'What happened to this message' });
    await expect(steps).toContainText('Queued');
    await expect(steps).toContainText('Carrier: No error.');
    await handset.page.close();
  },
);

test('what arrives while one is elsewhere is counted until it is read', async ({
  console: sms,
  number,
  phone,
  platform,
}) => {
  await sms.page.goto('/settings');
  await write(platform, phone.number, number, 'Are you open today?');
  await expect(sms.place).toContainText('with unread messages');
  await expect(sms.page).toHaveTitle(/^\(\d+\) /);
  await sms.place.click();
  await expect(sms.conversation(phone.read)).toContainText('1 unread message');
  await sms.conversation(phone.read).click();
  await expect(sms.message('Are you open today?')).toBeVisible();
  await expect(sms.page.getByText('New messages')).toBeVisible();
  await expect(sms.conversation(phone.read)).not.toContainText('unread');
  await expect(sms.place).not.toContainText('unread');
  await write(platform, phone.number, number, 'Until when?');
  await expect(sms.message('Until when?')).toBeVisible();
  await expect(sms.conversation(phone.read)).not.toContainText('unread');
  await sms.page.reload();
  await expect(sms.message('Until when?')).toBeVisible();
  await expect(sms.place).not.toContainText('unread');
});

test('a contact who says STOP is left alone until they agree again', async ({
  console: sms,
  number,
  phone,
  platform,
}) => {
  await sms.begin(number, phone.number);
  await sms.send('Our new menu');
  await expect(sms.message('Our new menu')).toContainText('Delivered');
  await write(platform, phone.number, number, 'STOP');
  await expect(sms.page.getByText('This contact told us to stop.')).toBeVisible();
  await expect(sms.composer).toBeHidden();

  await sms.page.getByRole('button', { name: 'Opt in again' }).click();
  const question = sms.page.getByRole('alertdialog', { name: `Write to ${phone.read} again?` });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(sms.composer).toBeHidden();
  await sms.page.getByRole('button', { name: 'Opt in again' }).click();
  await question.getByRole('button', { name: 'They agreed' }).click();
  await expect(sms.composer).toBeVisible();
  await sms.send('Good to have you back');
  await expect(sms.message('Good to have you back')).toContainText('Delivered');
});

test('a text that does not arrive says why, and can be sent again', async ({ console: sms, number }) => {
  await sms.begin(number, '+1 500 555 0101');
  await sms.send('Anybody there?');
  const message = sms.message('Anybody there?');
  await expect(message).toContainText('The phone is not reachable. It may be switched off');
  await message.getByRole('button', { name: 'Not delivered' }).click();
  await expect(message).toContainText('Carrier: 4006');
  await message.getByRole('button', { name: 'Send again' }).click();
  await expect(message).toHaveCount(2);
});

test('a text that cannot leave stays, and is sent once when the connection is back', async ({
  console: sms,
  number,
  phone,
  platform,
}) => {
  await sms.begin(number, phone.number);
  await sms.page.context().setOffline(true);
  await sms.send('Written in a tunnel');
  await expect(sms.message('Written in a tunnel')).toContainText('Not sent.');
  await expect(sms.message('Written in a tunnel').getByRole('button', { name: 'Try again' })).toBeVisible();
  await sms.page.context().setOffline(false);
  await expect(sms.message('Written in a tunnel')).toContainText('Delivered');
  await expect(sms.message('Written in a tunnel')).toHaveCount(1);
  const received = await controlOf(platform).sms.messages({ to: phone.number });
  expect(received.filter(({ message }) => message.includes('Written in a tunnel'))).toHaveLength(1);
});

test('a text to many tells what became of each', async ({ console: sms, number, phone }) => {
  const dialog = await sms.address(number, `${phone.read}\n+15005550101, ${phone.number}; 425 555\nAda`);
  await expect(dialog).toContainText('2 recipients');
  await expect(dialog).toContainText('1 duplicate left out');
  await expect(dialog).toContainText('425 555: begins without a country code');
  await expect(dialog).toContainText('Ada: not a phone number');
  await dialog.getByLabel('Text for all').fill('We close at noon – sorry');
  await expect(dialog).toContainText('These characters make segments shorter');
  await expect(dialog).toContainText('1 × 2 recipients = 2 segments');
  await dialog.getByRole('button', { name: 'Send to 2' }).click();
  const result = sms.page.getByRole('dialog', { name: 'Text to many' });
  const recipient = (text: string) => result.getByRole('listitem').filter({ hasText: text });
  await expect(recipient(phone.read)).toContainText('Delivered');
  await expect(recipient('+1 500 555 0101')).toContainText('The phone is not reachable');
  await expect(result).toContainText('1 accepted, 1 failed');
  await result.getByRole('button', { name: 'Retry the failed (1)' }).click();
  await expect(recipient('+1 500 555 0101')).toContainText('The phone is not reachable');
  await recipient(phone.read).getByRole('link').click();
  await expect(sms.message('We close at noon')).toHaveCount(1);
});

test('recipients come from a column of a file', async ({ console: sms, number }) => {
  const dialog = await sms.address(number, '');
  const csv = 'Name;Mobile;Work\n"Lovelace; Ada";+1 425 555 0001;+1 425 555 0002\nHopper;+1 425 555 0003;\n';
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(dialog).toContainText('2 recipients');
  await expect(dialog.getByLabel('Column')).toContainText('Mobile (2 numbers)');
  await dialog.getByLabel('Column').selectOption({ label: 'Work (1 number)' });
  await expect(dialog.getByLabel('To', { exact: true })).toHaveValue('+1 425 555 0002');
});

test('conversations are found by number, word, label and what is unread', async ({
  console: sms,
  number,
  phone,
  platform,
}) => {
  const word = `Zebra${phone.number.slice(-4)}${Date.now() % 10_000}`;
  await write(platform, phone.number, number, `A ${word} crossed the road`);
  await sms.page.getByRole('searchbox').fill(phone.read.slice(-8));
  await sms.conversation(phone.read).click();
  await sms.openDetails();
  await sms.page.getByRole('textbox', { name: 'Add a label' }).fill(word);
  await sms.page.getByRole('textbox', { name: 'Add a label' }).press('Enter');
  await expect(sms.conversation(phone.read)).toContainText(word);
  await sms.page.getByRole('textbox', { name: 'Write a note for colleagues' }).fill('Likes animals');
  await sms.page.getByRole('button', { name: 'Add note' }).click();
  await expect(sms.page.getByRole('list', { name: 'Private notes' })).toContainText('Likes animals');
  await sms.page.goto('/settings');
  for (let index = 1; index <= 60; index++)
    await write(platform, phone.number, number, `line ${index} of many`);

  await sms.open();
  await sms.page.getByRole('textbox', { name: 'Filter by label' }).fill(word);
  await expect(sms.conversation(phone.read)).toBeVisible();
  await sms.page.getByRole('button', { name: 'Unread' }).click();
  await expect(sms.conversation(phone.read)).toContainText('unread messages');
  await sms.page.getByRole('textbox', { name: 'Filter by label' }).fill('nobody has this');
  await expect(sms.page.getByText('No conversation matches.')).toBeVisible();
  await sms.page.getByRole('button', { name: 'Clear filters' }).click();

  await sms.page.getByRole('searchbox').fill(word);
  await sms.conversation(`${word} crossed the road`).click();
  await expect(sms.message('crossed the road')).toBeInViewport();
  await sms.page.getByRole('button', { name: /^Jump to/ }).click();
  await expect(sms.page.getByRole('button', { name: /^Jump to/ })).toBeHidden();
  await expect(sms.message('of many').last()).toBeInViewport();
});

test('templates are made, used and deleted; a draft is kept', async ({ console: sms, number, phone }) => {
  await sms.begin(number, phone.number);
  const name = `Greeting ${phone.number.slice(-4)}`;
  await sms.composer.fill('Not to be sent');
  await sms.page.getByRole('button', { name: 'Templates' }).click();
  await sms.page.getByRole('menuitem', { name: 'Manage templates…' }).click();
  const dialog = sms.page.getByRole('dialog', { name: 'Templates' });
  await expect(dialog.getByLabel('Text')).toHaveValue('Not to be sent');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Text').fill('Thanks for your message!');
  await dialog.getByRole('button', { name: 'Save template' }).click();
  await expect(dialog.getByRole('list', { name: 'Templates' })).toContainText(name);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await expect(sms.composer).toHaveValue('Not to be sent');
  await sms.composer.fill('Hello. ');
  await sms.page.getByRole('button', { name: 'Templates' }).click();
  await sms.page.getByRole('menuitem', { name }).click();
  await expect(sms.composer).toHaveValue('Hello. Thanks for your message!');
  await expect(sms.page.getByText('1 segment · 129 left · GSM-7')).toBeVisible();
  await sms.page.reload();
  await expect(sms.composer).toHaveValue('Hello. Thanks for your message!');
  await sms.page.getByRole('button', { name: 'Templates' }).click();
  await sms.page.getByRole('menuitem', { name: 'Manage templates…' }).click();
  await dialog.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(dialog.getByText(name)).toBeHidden();
});

test('colleagues see only the conversations of their numbers', async ({
  console: sms,
  number,
  phone,
  platform,
  signIn,
}) => {
  await write(platform, phone.number, number, 'For the team only');
  await expect(sms.conversation(phone.read)).toBeVisible();
  const eve = await signIn('Eve');
  await eve.page.goto('/sms');
  await expect(eve.page.getByText('No number is assigned to you')).toBeVisible();
  await sms.conversation(phone.read).click();
  await expect(sms.message('For the team only')).toBeVisible();
  await eve.page.goto(new URL(sms.page.url()).pathname);
  await expect(eve.page.getByRole('heading', { name: 'This conversation is not available' })).toBeVisible();
});
