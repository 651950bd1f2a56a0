import {
  button,
  chooseFromMenu,
  cutSignalling,
  expectCallToBeFit,
  expectToHear,
  expectToSeeAndHear,
  tile,
  watchCalls,
} from './call-page.ts';
import { expectToBeFit } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';

test('two people hold, react, use keys, change the microphone and look at figures', async ({ signIn }) => {
  test.slow();
  const [ada, grace] = [await signIn('Ada'), await signIn('Grace')];
  for (const person of [ada, grace]) await watchCalls(person);
  await grace.page.goto('/sms');
  await ada.startConversation('', grace);

  await test.step('it rings on another page than the chat', async () => {
    await button(ada, 'Video call').click();
    const toast = grace.page.getByRole('alertdialog', { name: `${ada.name} is calling you` });
    await expect(toast).toBeVisible();
    await expectToBeFit(grace.page, 'call-incoming');
    await toast.getByRole('button', { name: 'Answer with video' }).click();
    await Promise.all([expectToSeeAndHear(ada), expectToSeeAndHear(grace)]);
    await expectCallToBeFit(ada, 'call-pair');
  });

  await test.step('hold and resume', async () => {
    await chooseFromMenu(ada, 'More', 'Hold');
    await expect(grace.page.getByText('The other side put the call on hold.')).toBeVisible();
    await ada.page.getByText('You put the call on hold.').getByRole('button', { name: 'Resume' }).click();
    await expect(grace.page.getByText('The other side put the call on hold.')).toBeHidden();
    await Promise.all([expectToSeeAndHear(ada), expectToSeeAndHear(grace)]);
  });

  await test.step('reactions', async () => {
    await chooseFromMenu(grace, 'React', 'Heart');
    await expect(tile(ada, grace).getByRole('img', { name: 'Heart' })).toBeVisible();
    await expect(tile(ada, grace).getByRole('img', { name: 'Heart' })).toBeHidden();
  });

  await test.step('keys, and the dialog that tells of them', async () => {
    await chooseFromMenu(ada, 'More', 'Keyboard shortcuts');
    const dialog = ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog).toContainText('Alt + Shift + H');
    await expectToBeFit(ada.page, 'call-shortcuts');
    await ada.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await ada.page.keyboard.press('Alt+Shift+H');
    await expect(tile(grace, ada).getByRole('img', { name: 'Hand raised' })).toBeVisible();
    await ada.page.keyboard.press('Alt+Shift+M');
    await expect(tile(grace, ada).getByRole('img', { name: 'Muted' })).toBeVisible();
    await ada.page.keyboard.press('Alt+Shift+V');
    await expect(tile(grace, ada).locator('video')).toHaveCount(0);
    for (const key of ['H', 'M', 'V']) await ada.page.keyboard.press(`Alt+Shift+${key}`);
    await expect(tile(grace, ada).getByRole('img')).toHaveCount(0);
    await expectToSeeAndHear(grace);
  });

  await test.step('another microphone', async () => {
    await chooseFromMenu(ada, 'More', 'Devices');
    const microphone = ada.page.getByLabel('Microphone', { exact: true });
    const before = await microphone.inputValue();
    await microphone.selectOption({ label: 'Fake Audio Input 2' });
    await expect(microphone).not.toHaveValue(before);
    await expectToHear(grace);
    await button(ada, 'Close the panel').click();
  });

  await test.step('figures of the connection', async () => {
    await chooseFromMenu(ada, 'More', 'Connection figures');
    await expect(ada.page.getByRole('cell', { name: /\((host|srflx|prflx|relay)\)/ })).toBeVisible();
    await expect(ada.page.getByRole('row', { name: /^Audio, received opus/i })).toBeVisible();
    await expect(ada.page.getByRole('row', { name: /^Video, sent VP8 \d/ })).toBeVisible();
    await expect(ada.page.getByRole('row', { name: /^Screen/ })).toHaveCount(0);
    await expectToBeFit(ada.page, 'call-figures');
    await button(ada, 'Close the panel').click();
  });

  expect([ada, grace].flatMap((person) => person.consoleErrors)).toEqual([]);
});

test('a call survives a lost line, floats above other windows and takes in a third person', async ({
  signIn,
}) => {
  test.slow();
  const [ada, grace, linus] = [await signIn('Ada'), await signIn('Grace'), await signIn('Linus')];
  for (const person of [ada, grace, linus]) await watchCalls(person);
  await ada.startConversation('', grace);
  await button(ada, 'Video call').click();
  await grace.page.getByRole('alertdialog').getByRole('button', { name: 'Answer with video' }).click();
  await Promise.all([expectToSeeAndHear(ada), expectToSeeAndHear(grace)]);

  await test.step('the line to the service is lost and found', async () => {
    const banner = ada.page.getByText('The connection is lost. Trying to reconnect…');
    await ada.page.context().setOffline(true);
    await expect(banner).toBeVisible();
    await ada.page.context().setOffline(false);
    await expect(banner).toBeHidden({ timeout: 30_000 });
    await cutSignalling(ada);
    // What is asked for meanwhile is done when the line is back.
    await ada.page.keyboard.press('Alt+Shift+H');
    await expect(tile(grace, ada).getByRole('img', { name: 'Hand raised' })).toBeVisible();
    await ada.page.keyboard.press('Alt+Shift+H');
    await Promise.all([expectToSeeAndHear(ada), expectToSeeAndHear(grace)]);
  });

  await test.step('a picture above other windows, also while one reads', async () => {
    const [picture] = await Promise.all([
      ada.page.context().waitForEvent('page'),
      chooseFromMenu(ada, 'More', 'Picture in picture'),
    ]);
    await expect(picture.locator('[data-participant]')).toContainText(grace.name);
    await picture.getByRole('button', { name: 'Mute' }).click();
    await expect(tile(grace, ada).getByRole('img', { name: 'Muted' })).toBeVisible();
    await picture.getByRole('button', { name: 'Unmute' }).click();
    await ada.page.getByRole('link', { name: 'Chat' }).first().click();
    await expect(ada.page.getByRole('region', { name: 'Call in progress' })).toBeVisible();
    await picture.getByRole('button', { name: 'Return to the call' }).click();
    await ada.page.getByRole('link', { name: 'Return to the call' }).click();
    await expect(tile(ada, grace)).toBeVisible();
  });

  await test.step('a third is rung in', async () => {
    await button(ada, 'People: 2 in the call').click();
    await button(ada, 'Add people').click();
    const dialog = ada.page.getByRole('dialog', { name: 'Add people' });
    await dialog.getByRole('searchbox').fill(linus.name);
    await dialog.getByRole('checkbox', { name: linus.name }).check();
    await dialog.getByRole('button', { name: 'Ring' }).click();
    await expect(tile(ada, linus)).toContainText('Ringing');
    await linus.page.getByRole('alertdialog').getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(tile(linus, ada)).toBeVisible();
    await Promise.all([ada, grace, linus].map(expectToHear));
  });

  expect([ada, grace, linus].flatMap((person) => person.consoleErrors)).toEqual([]);
});
