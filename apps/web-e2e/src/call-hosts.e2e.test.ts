import {
  button,
  chooseFromMenu,
  expectCallToBeFit,
  expectToHear,
  planMeeting,
  tile,
  watchCalls,
} from './call-page.ts';
import { expectToBeFit } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';

test('three people draw on one board, see large whom everybody shall see, and one goes before the others', async ({
  signIn,
}) => {
  test.slow();
  const [ada, grace, linus] = [await signIn('Ada'), await signIn('Grace'), await signIn('Linus')];
  const link = `/calls/group/${crypto.randomUUID()}`;
  for (const person of [ada, grace, linus]) {
    await watchCalls(person);
    await person.page.goto(link);
    await button(person, 'Join the call').click();
  }
  await expect(tile(ada, linus)).toBeVisible();
  await expect(tile(linus, grace)).toBeVisible();

  await test.step('a whiteboard of all', async () => {
    for (const person of [ada, grace]) await chooseFromMenu(person, 'More', 'Open the whiteboard');
    const paper = (await ada.page.getByRole('img', { name: 'Whiteboard, empty' }).boundingBox())!;
    await ada.page.mouse.move(paper.x + 40, paper.y + 40);
    await ada.page.mouse.down();
    await ada.page.mouse.move(paper.x + 160, paper.y + 90, { steps: 5 });
    await ada.page.mouse.up();
    await expect(grace.page.getByRole('img', { name: 'Whiteboard with 1 line' })).toBeVisible();
    await chooseFromMenu(linus, 'More', 'Open the whiteboard');
    await expect(linus.page.getByRole('img', { name: 'Whiteboard with 1 line' })).toBeVisible();
    await expectToBeFit(ada.page, 'call-board');
    await button(ada, 'Undo').click();
    await expect(grace.page.getByRole('img', { name: 'Whiteboard, empty' })).toBeVisible();
    for (const person of [ada, grace, linus]) await chooseFromMenu(person, 'More', 'Close the whiteboard');
  });

  await test.step('spotlight for all, and a pin for oneself', async () => {
    await button(ada, 'People: 3 in the call').click();
    await expectCallToBeFit(ada, 'call-people');
    await chooseFromMenu(ada, `Actions for ${grace.name}`, 'Spotlight for everybody');
    const focus = linus.page.getByRole('list', { name: 'In focus' });
    await expect(focus).toContainText(grace.name);
    await expect(grace.page.getByText('Everybody sees you large.')).toBeVisible();
    await tile(linus, ada).hover();
    await button(linus, `Pin ${ada.name}`).click();
    await expect(focus).toContainText(ada.name);
    await button(linus, `Unpin ${ada.name}`).click();
    await chooseFromMenu(ada, `Actions for ${grace.name}`, 'Stop spotlight');
    await expect(focus).toBeHidden();
  });

  await test.step('everybody else is muted, somebody is removed, the others go on', async () => {
    await button(ada, 'Mute everybody else').click();
    for (const person of [grace, linus]) await expect(button(person, 'Unmute')).toBeVisible();
    await button(grace, 'Unmute').click();
    await expectToHear(ada);
    await chooseFromMenu(ada, `Actions for ${linus.name}`, 'Remove from the call');
    await expect(tile(ada, linus)).toBeHidden();
    await expectToHear(grace);
  });
  expect([ada, grace, linus].flatMap((person) => person.consoleErrors)).toEqual([]);
});

test('a meeting: roles, and a lobby that its host keeps', async ({ signIn }) => {
  test.slow();
  const [ada, ben, carl] = [await signIn('Ada'), await signIn('Ben'), await signIn('Carl')];
  for (const person of [ada, ben, carl]) await watchCalls(person);
  const link = await planMeeting(ada, [ben, 'attendee'], [carl, 'consumer']);
  for (const person of [ada, ben]) {
    await person.page.goto(link);
    await button(person, 'Join the call').click();
  }
  await expect(tile(ada, ben)).toBeVisible();
  await expect(button(ben, 'Share your screen')).toHaveAttribute('aria-disabled', 'true');

  await button(ada, 'People: 2 in the call').click();
  await ada.page.getByRole('switch', { name: 'Newcomers wait to be let in' }).check();
  await button(ben, 'People: 2 in the call').click();
  await expect(ben.page.getByRole('switch')).toHaveCount(0);
  const join = async () => {
    await carl.page.goto(link);
    await button(carl, 'Join the call').click();
    await expect(carl.page.getByText('Wait until somebody lets you in.')).toBeVisible();
  };
  await join();
  await expectCallToBeFit(carl, 'call-lobby');
  await button(ada, `Refuse ${carl.name}`).click();
  await expect(carl.page.getByText('You were not let in.')).toBeVisible();

  await join();
  await expectToBeFit(ada.page, 'call-lobby-host');
  await ada.page.getByText(`${carl.name} waits to be let in.`).getByRole('button', { name: 'Admit' }).click();
  await expect(tile(carl, ada)).toBeVisible();
  await expect(carl.page.getByText('You take part as a viewer')).toBeVisible();
  for (const name of ['Turn camera on', 'Share your screen', 'Raise your hand'])
    await expect(button(carl, name)).toHaveAttribute('aria-disabled', 'true');
  await button(carl, 'People: 3 in the call').click();
  await expect(carl.page.getByRole('listitem').filter({ hasText: ben.name }).last()).toContainText(
    'Attendee',
  );
  expect([ada, ben, carl].flatMap((person) => person.consoleErrors)).toEqual([]);
});
