import {
  button,
  chooseFromMenu,
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
    await expectToBeFit(ada.page, 'call-figures');
    await button(ada, 'Close the panel').click();
  });

  expect([ada, grace].flatMap((person) => person.consoleErrors)).toEqual([]);
});
