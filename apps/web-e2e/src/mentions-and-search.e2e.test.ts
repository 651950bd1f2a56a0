import { expectToBeFit } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';

const phone = { viewport: { width: 375, height: 812 }, reducedMotion: 'reduce' } as const;
const desk = { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' } as const;

/** Sends `line 1` and so on to the open conversation, as their page would, in a moment. */
async function sendLines({ name, page }: Person, count: number): Promise<void> {
  const read = async (path: string) => (await page.request.get(path)).json();
  const { origin, pathname } = new URL(page.url());
  const { csrfToken } = (await read('/api/session')) as { csrfToken: string };
  const { insecureEndpoint } = (await read('/api/config')) as { insecureEndpoint: string };
  const issued = await page.request.post('/api/tokens', { headers: { 'x-csrf-token': csrfToken, origin } });
  const { token } = (await issued.json()) as { token: string };
  const messages = `${insecureEndpoint}/chat/threads/${pathname.split('/').at(-1)}/messages`;
  for (let index = 1; index <= count; index++) {
    const answer = await page.request.post(`${messages}?api-version=2025-03-15`, {
      headers: { authorization: `Bearer ${token}` },
      data: { content: `line ${index} of ${count}`, type: 'text', senderDisplayName: name },
    });
    expect(answer.status(), await answer.text()).toBe(201);
  }
}

test('somebody who is mentioned sees it in the list and in the message', async ({ signIn }) => {
  const ada = await signIn('Ada', { ...phone, colorScheme: 'light' });
  const grace = await signIn('Grace', { ...desk, colorScheme: 'dark' });
  const alan = await signIn('Alan');
  const topic = `Mentions ${Date.now()}`;
  await grace.startConversation(topic, ada, alan);

  await grace.composer.pressSequentially('Good morning @');
  const people = grace.page.getByRole('listbox', { name: 'People to mention' });
  await expect(people.getByRole('option').locator('bdi')).toHaveText([ada.name, alan.name, 'Everybody']);
  await expectToBeFit(grace.page, 'mention-list-1440-dark');
  await grace.composer.pressSequentially('al');
  await expect(people.getByRole('option', { name: alan.name, selected: true })).toBeVisible();
  for (const key of ['Backspace', 'Backspace', 'ArrowDown', 'ArrowUp', 'Enter'])
    await grace.composer.press(key);
  await expect(people).toBeHidden();
  await expect(grace.composer).toHaveValue(`Good morning @${ada.name} `);
  await grace.composer.pressSequentially('and @ala');
  await grace.composer.press('Tab');
  await grace.composer.pressSequentially('& you?');
  await grace.composer.press('Enter');

  await expect(ada.conversation(topic)).toContainText('You were mentioned');
  await expectToBeFit(ada.page, 'mention-badge-375-light');
  await ada.open(topic);
  const message = ada.message('Good morning');
  await expect(message.locator('[data-mention="me"]')).toHaveText(`@${ada.name}`);
  await expect(message.locator('[data-mention="other"]')).toHaveText(`@${alan.name}`);
  await expect(message).toContainText(`@${alan.name} & you?`);
  await expectToBeFit(ada.page, 'mention-375-light');

  await grace.chooseAction('Good morning', 'Edit');
  await expect(grace.composer).toHaveValue(`Good morning @${ada.name} and @${alan.name} & you?`);
  await grace.composer.press('End');
  await grace.composer.pressSequentially(' Tea?');
  await grace.composer.press('Enter');
  await expect(ada.message('Tea?')).toContainText('Edited');
  await expect(ada.message('Tea?').locator('[data-mention="me"]')).toHaveText(`@${ada.name}`);
  await ada.page.goto('/chat');
  await expect(ada.conversation(topic)).toContainText('Tea?');
  await expect(ada.conversation(topic)).not.toContainText('You were mentioned');
  expect([...ada.consoleErrors, ...grace.consoleErrors]).toEqual([]);
});

test('a search finds a message that is not loaded, and leads to it', async ({ signIn }) => {
  const ada = await signIn('Ada', { ...desk, colorScheme: 'light' });
  const grace = await signIn('Grace', { ...phone, colorScheme: 'dark' });
  const topic = `Möte ${Date.now()}`;
  await ada.startConversation(topic, grace);
  await grace.page.getByRole('searchbox', { name: 'Search conversations' }).fill('MOTE');
  await grace.open(topic);
  await ada.send('The key of the Café is under the mat');
  await expect(ada.message('The key')).toContainText('Seen');
  await sendLines(ada, 54);
  await expect(ada.message('line 54 of 54')).toContainText('Seen');

  await grace.page.reload();
  await expect(grace.message('line 54 of 54')).toBeVisible();
  await expect(grace.message('The key')).toBeHidden();
  await grace.page.keyboard.press('Control+f');
  const search = grace.page.getByRole('search', { name: 'Search this conversation' });
  await expect(search.getByRole('searchbox')).toBeFocused();
  await grace.page.keyboard.type('cafe');
  await expect(search.getByRole('list', { name: 'Matches' }).getByRole('button')).toContainText('Café');
  await expect(search).toContainText(/All \d+ messages were searched/);
  await expectToBeFit(grace.page, 'chat-search-375-dark');
  await grace.page.keyboard.press('Enter');
  await expect(grace.message('The key of the Café')).toBeInViewport();
  await expect(search).toContainText('1 of 1');
  await expectToBeFit(grace.page, 'chat-search-found-375-dark');
  await grace.page.keyboard.press('Escape');
  await expect(search).toBeHidden();

  await ada.page.getByRole('button', { name: 'Search this conversation' }).click();
  const field = ada.page.getByRole('searchbox', { name: 'Search messages' });
  await expect(field).toBeFocused();
  await field.fill('LINE 5');
  const matches = ada.page.getByRole('list', { name: 'Matches' }).getByRole('button');
  await expect(matches).toHaveCount(6);
  await expectToBeFit(ada.page, 'chat-search-1440-light');
  await matches.filter({ hasText: /line 5 of 54$/ }).click();
  const list = ada.page.getByRole('list', { name: 'Messages' });
  await expect(list.getByText('line 5 of 54', { exact: true })).toBeInViewport();
  await ada.page.getByRole('button', { name: 'Later match' }).click();
  await expect(ada.page.getByRole('search')).toContainText('5 of 6');
  await field.fill('nowhere');
  await expect(ada.page.getByRole('search')).toContainText('No message contains “nowhere”.');
  expect([...ada.consoleErrors, ...grace.consoleErrors]).toEqual([]);
});
