import { button, expectToSeeAndHear, tile, watchCalls } from './call-page.ts';
import { expect, test } from './fixtures.ts';

test('two people call each other from their conversation, mute, share a screen and hang up', async ({
  signIn,
}) => {
  const ada = await signIn('Ada');
  const grace = await signIn('Grace');
  for (const person of [ada, grace]) await watchCalls(person);
  await ada.startConversation('', grace);
  await button(ada, 'Video call').click();

  const toast = grace.page.getByRole('alertdialog', { name: `${ada.name} is calling you` });
  await expect(toast).toBeVisible();
  await expect(tile(ada, grace)).toContainText('Ringing');
  await toast.getByRole('button', { name: 'Answer with video' }).click();
  await expect(tile(grace, ada)).toBeVisible();
  for (const person of [ada, grace]) await expectToSeeAndHear(person);
  await expect(ada.page.getByRole('timer')).toHaveText(/0:\d\d/);

  await button(ada, 'Mute').click();
  await expect(tile(grace, ada).getByRole('img', { name: 'Muted' })).toBeVisible();
  await button(ada, 'Unmute').click();
  await expect(tile(grace, ada).getByRole('img', { name: 'Muted' })).toBeHidden();

  await button(ada, 'Share your screen').click();
  await expect(grace.page.getByText(`Screen of ${ada.name}`)).toBeVisible();
  await expect(grace.page.getByRole('list', { name: 'In focus' })).toBeVisible();
  await button(ada, 'Stop sharing').click();
  await expect(grace.page.getByText(`Screen of ${ada.name}`)).toBeHidden();

  await button(ada, 'Chat').click();
  await ada.send('Can you hear me well?');
  await expect(ada.message('Can you hear me well?')).toBeVisible();

  await button(grace, 'Leave').click();
  for (const person of [ada, grace])
    await expect(person.page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
  await expect(ada.page.getByText('Somebody hung up.')).toBeVisible();
  expect([...ada.consoleErrors, ...grace.consoleErrors]).toEqual([]);
});

test('a call that is declined tells the caller so, who may call again', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const grace = await signIn('Grace');
  await ada.startConversation('', grace);
  await button(ada, 'Audio call').click();
  await grace.page.getByRole('alertdialog').getByRole('button', { name: 'Decline' }).click();
  await expect(ada.page.getByText('The call was declined.')).toBeVisible();
  await expect(grace.page.getByRole('alertdialog')).toBeHidden();
  await button(ada, 'Call again').click();
  await expect(grace.page.getByRole('alertdialog')).toBeVisible();
  await expect(tile(ada, grace)).toContainText('Ringing');
});

test('a third person joins a group call by its link, and whoever may ends it for everybody', async ({
  signIn,
}) => {
  test.slow();
  const [ada, grace, linus] = [await signIn('Ada'), await signIn('Grace'), await signIn('Linus')];
  for (const person of [ada, grace, linus]) await watchCalls(person);
  await ada.startConversation('Planning', grace, linus);
  await button(ada, 'Video call').click();
  await expect(ada.page.getByRole('meter', { name: 'Level of the microphone' })).toBeVisible();
  await expect(ada.page.getByLabel('Camera', { exact: true })).toContainText('fake_device_0');
  await expect
    .poll(async () => Number(await ada.page.getByRole('meter').getAttribute('aria-valuenow')))
    .toBeGreaterThan(0);
  const link = ada.page.url().split('?')[0]!;
  await button(ada, 'Join the call').click();
  await expect(ada.page.getByText('Nobody else is here yet.')).toBeVisible();

  await grace.open('Planning');
  await expect(grace.message('Join the call:')).toBeVisible();
  for (const person of [grace, linus]) {
    await person.page.goto(link);
    await button(person, 'Join the call').click();
  }
  for (const person of [ada, grace, linus]) await expectToSeeAndHear(person);

  await button(ada, 'People: 3 in the call').click();
  await button(ada, 'Mute everybody else').click();
  for (const person of [grace, linus]) await expect(button(person, 'Unmute')).toBeVisible();
  await button(ada, `Actions for ${linus.name}`).click();
  await ada.page.getByRole('menuitem', { name: 'Remove from the call' }).click();
  await expect(linus.page.getByText('You were removed from the call.')).toBeVisible();
  await button(linus, 'Join again').click();
  await button(linus, 'Join the call').click();
  await expect(tile(linus, ada)).toBeVisible();

  await button(grace, 'Raise your hand').click();
  await expect(tile(ada, grace).getByRole('img', { name: 'Hand raised' })).toBeVisible();
  await button(ada, 'More ways to leave').click();
  await ada.page.getByRole('menuitem', { name: 'End the call for everybody' }).click();
  for (const person of [grace, linus])
    await expect(person.page.getByText('It was ended for everybody.')).toBeVisible();
  expect([ada, grace, linus].flatMap((person) => person.consoleErrors)).toEqual([]);
});
