import { expect, test } from './fixtures.ts';

test('who is there is seen by the others, unless they do not want it', async ({ signIn }) => {
  const ada = await signIn('Ada');
  const grace = await signIn('Grace');
  const topic = 'Somebody there?';
  await ada.startConversation(topic, grace);
  const conversation = ada.page.getByRole('region', { name: topic });
  const header = conversation.getByText(/^(Available|Offline|Last seen: .+)$/);
  const line = ada.conversation(topic);
  await expect(header).toHaveText('Available');
  await expect(line).toContainText('Available');

  await grace.page.goto('/settings');
  await grace.page.getByRole('switch', { name: 'Appear offline' }).check();
  await expect(header).toHaveText('Offline');
  await grace.page.getByRole('switch', { name: 'Appear offline' }).uncheck();
  await expect(header).toHaveText('Available');

  await grace.page.close();
  await expect(header).toHaveText(/^Last seen: /);
  await expect(line).toContainText('Last seen');
});
