import { controlOf } from './emulator-control.ts';
import { expect, test } from './fixtures.ts';

test.describe('phone numbers', () => {
  test('are searched for, bought after a question, assigned, seen at once, and released', async ({
    signIn,
  }) => {
    const admin = await signIn('Admin Ada');
    const grace = await signIn('Grace');
    await grace.page.goto('/numbers');
    await expect(grace.page.getByText('No number is assigned to you')).toBeVisible();

    await admin.searchNumbers({ country: 'United States', kind: 'Toll-free', quantity: 2 });
    await expect(admin.page.getByRole('heading', { name: '2 numbers found' })).toBeFocused();
    const found = admin.page.getByRole('list', { name: 'Found numbers' }).getByRole('listitem');
    const [kept, spare] = (await found.locator('strong').allInnerTexts()) as [string, string];
    await admin.page.getByRole('button', { name: 'Buy 2 numbers' }).click();
    const question = admin.page.getByRole('alertdialog', { name: 'Buy 2 numbers for $4.00 per month?' });
    await expect(question).toContainText(kept);
    await expect(question).toContainText(spare);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(admin.page.getByRole('heading', { name: '2 numbers found' })).toBeVisible();
    await admin.page.getByRole('button', { name: 'Buy 2 numbers' }).click();
    await question.getByRole('button', { name: 'Buy now' }).click();
    await expect(admin.page.getByRole('heading', { name: 'The 2 numbers are yours' })).toBeFocused();

    await admin.page.getByRole('button', { name: `Assign ${kept}…` }).click();
    const dialog = admin.page.getByRole('dialog', { name: `Who answers ${kept}?` });
    await dialog.getByRole('searchbox').fill(grace.name);
    await dialog.getByRole('radio', { name: grace.name }).check();
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await expect(dialog).toBeHidden();
    await expect(admin.numberRow(kept)).toContainText(grace.name);
    await expect(grace.numberRow(kept)).toContainText('Send and receive SMS');
    await expect(grace.numberRow(spare)).toBeHidden();
    await expect(grace.page.getByRole('link', { name: 'Buy numbers' })).toBeHidden();

    await admin.page.getByRole('link', { name: 'To all numbers' }).click();
    await expect(admin.page.getByRole('heading', { name: 'Phone numbers' })).toBeVisible();
    await admin.chooseNumberAction(kept, 'Release…');
    const release = admin.page.getByRole('alertdialog', { name: `Release ${kept}?` });
    await expect(release).toContainText('You no longer pay $2.00 per month for it.');
    await expect(release).toContainText('It may be lost for good');
    await expect(release).toContainText('conversations stay');
    await release.getByRole('button', { name: 'Release number' }).click();
    await expect(admin.page.getByText(`${kept} was released.`)).toBeVisible();
    await expect(admin.numberRow(kept)).toBeHidden();
    await expect(admin.numberRow(spare)).toBeVisible();
    await expect(grace.page.getByText('No number is assigned to you')).toBeVisible();
    expect([...admin.consoleErrors, ...grace.consoleErrors]).toEqual([]);
  });

  test('are bought only by administrators, and only what makes sense can be asked for', async ({
    signIn,
  }) => {
    const grace = await signIn('Grace');
    await grace.page.goto('/numbers/buy');
    await expect(grace.page.getByText('Only administrators buy numbers')).toBeVisible();

    const admin = await signIn('Admin Ada');
    await admin.page.goto('/numbers/buy?country=US&type=fax&quantity=999&area=<b>&locality=Atlantis');
    await expect(admin.page.getByLabel('Country')).toHaveValue('US');
    const quantity = admin.page.getByLabel('How many?');
    await expect(quantity).toHaveValue('1');
    await quantity.fill('21');
    await expect(admin.page.getByText('Type a whole number from 1 to 20.')).toBeVisible();
    const search = admin.page.getByRole('button', { name: 'Search', exact: true });
    await search.click();
    await quantity.fill('1');
    for (const name of ['Receive calls', 'Make calls', 'Receive SMS', 'Send SMS']) {
      await admin.page.getByRole('checkbox', { name }).uncheck();
    }
    await search.click();
    await expect(admin.page.getByText('Choose at least one of these.')).toBeVisible();
    expect(new URL(admin.page.url()).searchParams.has('search')).toBe(false);

    await admin.page.goto(`/numbers/buy?search=${crypto.randomUUID()}`);
    await expect(admin.page.getByText('This search is not there any more')).toBeVisible();
    await admin.page.getByRole('button', { name: 'New search' }).click();
    await expect(search).toBeVisible();
  });

  test('are found again from the address, and the way back leads to the form as it was', async ({
    signIn,
  }) => {
    const admin = await signIn('Admin Ada');
    await admin.page.goto('/numbers/buy?country=SE&type=geographic&locality=Malm%C3%B6');
    await expect(admin.page.getByRole('combobox', { name: 'Area code' })).toHaveValue('40');
    await admin.page.getByRole('button', { name: 'Search', exact: true }).click();
    const number = admin.page.getByRole('list', { name: 'Found numbers' }).getByText('+46 40 628 04');
    await expect(number).toBeVisible();
    await admin.page.reload();
    await expect(number).toBeVisible();
    await admin.page.goBack();
    await expect(admin.page.getByRole('combobox', { name: 'Place' })).toContainText('Malmö');
    await admin.page.goForward();
    await expect(number).toBeVisible();
  });

  test('are no longer to be had when the hold has ended, and can be searched for again', async ({
    signIn,
    platform,
  }) => {
    const admin = await signIn('Admin Ada');
    await admin.searchNumbers({ country: 'South Korea', kind: 'Local', quantity: 1 });
    await controlOf(platform).clock.advance('PT17M');

    const buy = admin.page.getByRole('button', { name: 'Buy number', exact: true });
    await buy.click();
    await expect(admin.page.getByText('These numbers are sold only to those who agree.')).toBeVisible();
    await admin.page.getByRole('checkbox', { name: 'I agree not to resell these numbers' }).check();
    await buy.click();
    await admin.page.getByRole('button', { name: 'Buy now' }).click();
    await expect(admin.page.getByText('The hold on these numbers has ended')).toBeVisible();
    await admin.page.getByRole('button', { name: 'New search' }).click();
    await expect(admin.page.getByRole('button', { name: 'Search', exact: true })).toBeVisible();
  });
});

test('a team is made, answers a number together, is renamed and deleted', async ({ signIn }) => {
  const admin = await signIn('Admin Ada');
  const grace = await signIn('Grace');
  const team = `Front desk ${Date.now()}`;
  await admin.page.goto('/admin/teams');
  await admin.page.getByRole('button', { name: 'New team' }).click();
  const create = admin.page.getByRole('dialog', { name: 'New team' });
  await create.getByRole('textbox', { name: 'Name' }).fill(team);
  await create.getByRole('searchbox').fill(grace.name);
  await create.getByRole('checkbox', { name: grace.name }).check();
  await create.getByRole('button', { name: 'Create' }).click();
  await expect(admin.numberRow(team)).toContainText(grace.name);

  await admin.searchNumbers({ country: 'United Kingdom', kind: 'Mobile', quantity: 1 });
  await admin.page.getByRole('button', { name: 'Buy number', exact: true }).click();
  await admin.page.getByRole('button', { name: 'Buy now' }).click();
  await expect(admin.page.getByRole('heading', { name: 'The number is yours' })).toBeVisible();
  await admin.page.getByRole('button', { name: /^Assign \+44/ }).click();
  const assign = admin.page.getByRole('dialog', { name: /^Who answers/ });
  await assign.getByRole('searchbox').fill(team);
  await assign.getByRole('radio', { name: team }).check();
  await grace.page.goto('/numbers');
  await assign.getByRole('button', { name: 'Assign' }).click();
  await expect(grace.numberRow('+44 7700')).toContainText(team);

  await admin.page.goto('/admin/teams');
  await admin.page.getByRole('button', { name: `Edit ${team}` }).click();
  const edit = admin.page.getByRole('dialog', { name: `Edit ${team}` });
  await edit.getByRole('textbox', { name: 'Name' }).fill(`${team} B`);
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit).toBeHidden();
  await admin.page.getByRole('button', { name: `Delete ${team} B` }).click();
  const doomed = admin.page.getByRole('alertdialog', { name: `Delete the team ${team} B?` });
  await expect(doomed).toContainText('Its member no longer sees');
  await doomed.getByRole('button', { name: 'Delete' }).click();
  await expect(admin.page.getByRole('button', { name: `Edit ${team} B` })).toBeHidden();
  await expect(grace.page.getByText('No number is assigned to you')).toBeVisible();
});

test('the event inbox says how events arrive', async ({ signIn }) => {
  const admin = await signIn('Admin Ada');
  await admin.page.goto('/admin/events');
  await expect(admin.page.getByText('Subscription at Event Grid')).toBeVisible();
  await admin.page.getByRole('combobox', { name: 'Filter by state' }).selectOption('Set aside');
  await expect(admin.page).toHaveURL(/state=set-aside/);
  await expect(admin.page.getByText('No event is in this state')).toBeVisible();
});
