import { expectToBeFit, sizes } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';

test('a reaction is seen by the other at once, and after a reload; it is taken back with the keyboard', async ({
  signIn,
}) => {
  const ada = await signIn('Ada');
  const grace = await signIn('Grace');
  const topic = `Reactions ${Date.now()}`;
  await ada.startConversation(topic, grace);
  await ada.send('The parser works');
  await grace.open(topic);
  const [seen, own] = [grace.message('The parser works'), ada.message('The parser works')];
  const chip = (name: RegExp) => ({ name, exact: false }) as const;

  await seen.hover();
  await seen.getByRole('button', { name: `React to the message from ${ada.name}` }).click();
  await grace.page.getByRole('button', { name: 'React with 🎉' }).click();
  await expect(seen.getByRole('button', chip(/^🎉 1: You$/))).toHaveAttribute('aria-pressed', 'true');
  const atAda = own.getByRole('button', chip(/^🎉/));
  await expect(atAda).toHaveAccessibleName(`🎉 1: ${grace.name}`);
  await expect(atAda).toHaveAttribute('aria-pressed', 'false');

  await atAda.click();
  await expect(seen.getByRole('button', chip(/^🎉/))).toHaveAccessibleName(`🎉 2: You and ${ada.name}`);
  await grace.page.reload();
  await expect(seen.getByRole('button', chip(/^🎉/))).toHaveAccessibleName(`🎉 2: You and ${ada.name}`);

  await seen.focus();
  await grace.page.keyboard.press('Tab');
  while (!(await seen.getByRole('button', chip(/^🎉/)).evaluate((node) => node === document.activeElement)))
    await grace.page.keyboard.press('Tab');
  await grace.page.keyboard.press('Space');
  await expect(atAda).toHaveAccessibleName('🎉 1: You');

  await own.hover();
  await ada.chooseAction('The parser works', 'React');
  await expect(ada.page.getByRole('button', { name: 'React with 👍' })).toBeFocused();
  await ada.page.keyboard.press('ArrowRight');
  await ada.page.keyboard.press('ArrowDown');
  await expect(ada.page.getByRole('button', { name: 'React with 👏' })).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await expect(seen.getByRole('button', chip(/^👏/))).toHaveAccessibleName(`👏 1: ${ada.name}`);
});

test('a conversation that is marked as unread is so on another device, until it is opened', async ({
  signIn,
}) => {
  const ada = await signIn('Ada');
  const grace = await signIn('Grace');
  const topic = `Later ${Date.now()}`;
  await ada.startConversation(topic, grace);
  await ada.page.getByRole('button', { name: `Actions for the conversation ${topic}` }).click();
  await ada.page.getByRole('menuitem', { name: 'Mark as unread' }).click();
  await expect(ada.conversation(topic)).toContainText('Marked as unread');
  await expect(ada.composer).toBeHidden();
  await expect(grace.conversation(topic)).not.toContainText('Marked');

  const state = await ada.page.context().storageState();
  const elsewhere = await ada.page.context().browser()!.newContext({ storageState: state });
  const device = await elsewhere.newPage();
  await device.goto(new URL('/chat', ada.page.url()).href);
  const line = device.getByRole('link', { name: topic });
  await expect(line).toContainText('Marked as unread');
  await ada.open(topic);
  await expect(ada.conversation(topic)).not.toContainText('Marked');
  await expect(line).not.toContainText('Marked');
  await elsewhere.close();
});

for (const { name: size, viewport } of sizes) {
  test(`reactions are accessible at ${size} px, light and dark`, async ({ signIn }) => {
    const ada = await signIn('Ada', { viewport, reducedMotion: 'reduce', hasTouch: size === '375' });
    const grace = await signIn('Grace');
    await grace.startConversation('Reactions', ada);
    await grace.send('The draft is ready. Have a look before noon, please.');
    await ada.open('Reactions');
    await ada.send('Looks good to me!');
    await ada.message('Looks good').hover();
    for (const [text, emoji] of [
      ['Looks good', '❤️'],
      ['The draft', '👍'],
      ['The draft', '🎉'],
    ] as const) {
      await ada.message(text).hover();
      await ada.chooseAction(text, 'React');
      await ada.page.getByRole('button', { name: `React with ${emoji}` }).click();
      await expect(ada.message(text).getByRole('button', { name: `${emoji} 1: You` })).toBeVisible();
    }
    await grace.page.getByRole('button', { name: /^👍 1/ }).click();
    await expect(ada.message('The draft').getByRole('button', { name: /^👍 2/ })).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await ada.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectToBeFit(ada.page, `reactions-${size}-${colorScheme}`);
      await ada.chooseAction('Looks good', 'React');
      await expect(ada.page.getByRole('button', { name: 'React with 👍' })).toBeFocused();
      await expectToBeFit(ada.page, `reaction-picker-${size}-${colorScheme}`);
      await ada.page.keyboard.press('Escape');
    }
  });
}
