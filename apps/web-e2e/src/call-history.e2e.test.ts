import { randomUUID } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';

const button = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true });
/** The place of calls in the navigation, with what is said of it. */
const navigation = ({ page }: Person) => page.getByRole('link', { name: /^Calls/ });
const history = ({ page }: Person) => page.locator('main').getByRole('listitem');

test('a call in vain is on record on both sides, and leads back to the person', async ({ signIn }) => {
  const [ada, grace] = [await signIn('Ada'), await signIn('Grace')];
  await ada.startConversation('', grace);
  await button(ada, 'Audio call').click();
  await expect(grace.page.getByRole('alertdialog')).toBeVisible();
  await button(ada, 'Leave').click();

  await expect(navigation(grace)).toHaveAccessibleName('Calls 1 missed call');
  await expect(grace.page).toHaveTitle(/^\(1\) /);
  await navigation(grace).click();
  await expect(history(grace)).toHaveText([new RegExp(`^${ada.name}Missed`)]);
  await expect(navigation(grace)).toHaveAccessibleName('Calls');

  await navigation(ada).click();
  await expect(history(ada)).toHaveText([new RegExp(`^${grace.name}No answer`)]);
  await button(ada, `Call again: ${grace.name}`).click();
  await grace.page.getByRole('alertdialog').getByRole('button', { name: 'Decline' }).click();
  await expect(ada.page.getByText('The call was declined.')).toBeVisible();
  await expect(history(grace)).toHaveText([/Declined/, /Missed/]);
  await expect(navigation(grace)).toHaveAccessibleName('Calls');

  await grace.page
    .getByRole('link', { name: `Open conversation with ${ada.name}` })
    .first()
    .click();
  await expect(grace.composer).toBeVisible();
  expect([...ada.consoleErrors, ...grace.consoleErrors]).toEqual([]);
});

test('a group call is joined again from the history', async ({ signIn }) => {
  const ada = await signIn('Ada');
  await ada.page.goto(`/calls/group/${randomUUID()}?video=off`);
  await button(ada, 'Join the call').click();
  await expect(ada.page.getByText('Nobody else is here yet.')).toBeVisible();
  await button(ada, 'Leave').click();
  await expect(ada.page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
  await navigation(ada).click();
  await expect(history(ada)).toHaveText([/^Group call.*Joined/]);
  await ada.page.getByRole('link', { name: 'Join again' }).click();
  await button(ada, 'Join the call').click();
  await expect(ada.page.getByText('Nobody else is here yet.')).toBeVisible();
});
