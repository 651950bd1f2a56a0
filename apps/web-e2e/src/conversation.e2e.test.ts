import { expect, test } from './fixtures.ts';

test.describe('a conversation of two people', () => {
  test(
    'reaches the other side: send, edit, delete, typing, receipts, unread',
    { tag: '@containers' },
    async ({ signIn }) => {
      const ada = await signIn('Ada');
      const grace = await signIn('Grace');
      const topic = `Compilers ${Date.now()}`;

      await ada.startConversation(topic, grace);
      await expect(grace.conversation(topic)).toBeVisible();

      await ada.send('Hello <b>Grace</b>, see https://example.org/a?b=1');
      await expect(ada.message('Hello <b>Grace</b>')).toContainText('Sent');
      await expect(grace.conversation(topic)).toContainText('1 unread message');

      await grace.open(topic);
      await expect(grace.message('Hello <b>Grace</b>')).toBeVisible();
      const link = grace.message('Hello').getByRole('link', { name: 'https://example.org/a?b=1' });
      await expect(link).toHaveAttribute('rel', /noopener/);
      await expect(ada.message('Hello <b>Grace</b>')).toContainText('Seen');
      await expect(grace.conversation(topic)).not.toContainText('unread');

      await grace.composer.pressSequentially('Hi A');
      await expect(ada.page.getByText(`${grace.name} is typing…`).first()).toBeVisible();
      await grace.send('Hi Ada');
      await expect(ada.message('Hi Ada')).toBeVisible();

      await grace.chooseAction('Hi Ada', 'Edit');
      await grace.send('Hi Ada!');
      await expect(ada.message('Hi Ada!')).toContainText('Edited');

      await grace.chooseAction('Hi Ada!', 'Delete');
      await grace.page.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(ada.message('Hi Ada!')).toBeHidden();
      await expect(ada.page.getByText('This message was deleted').first()).toBeVisible();
      expect([...ada.consoleErrors, ...grace.consoleErrors]).toEqual([]);
    },
  );

  test('keeps its place while hundreds of messages are read', async ({ signIn, platform }) => {
    const ada = await signIn('Ada');
    const grace = await signIn('Grace');
    const topic = `Long ${Date.now()}`;
    await ada.startConversation(topic, grace);
    for (let index = 1; index <= 90; index++) await ada.send(`line ${index} of many`);
    await expect(ada.message('line 90 of many')).toContainText('Sent', { timeout: 60_000 });

    await grace.open(topic);
    await grace.page.reload();
    await expect(grace.message('line 90 of many')).toBeVisible();
    const list = grace.page.getByRole('list', { name: 'Messages' });
    await expect(async () => {
      await list.getByRole('listitem').first().scrollIntoViewIfNeeded();
      await expect(grace.message(/line 1 of many/)).toBeVisible({ timeout: 500 });
    }).toPass();
    await ada.send('news while you read');
    await grace.page.getByRole('button', { name: /^Jump to/ }).click();
    await expect(grace.message('news while you read')).toBeInViewport();
    expect(platform.endpoints.web).toContain('localhost');
  });

  test('has people who join, leave and rename it', async ({ signIn }) => {
    const ada = await signIn('Ada');
    const grace = await signIn('Grace');
    const alan = await signIn('Alan');
    const topic = `Team ${Date.now()}`;
    await ada.startConversation(topic, grace);
    await ada.page.getByRole('button', { name: 'Details', exact: true }).click();
    await ada.page.getByRole('button', { name: 'Add', exact: true }).click();
    const dialog = ada.page.getByRole('dialog', { name: 'Add people' });
    await dialog.getByRole('searchbox').fill(alan.name);
    await dialog.getByRole('checkbox', { name: alan.name }).check();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(alan.conversation(topic)).toBeVisible();
    await grace.open(topic);
    await expect(grace.message(`added ${alan.name}`)).toBeVisible();

    const renamed = `${topic} renamed`;
    await ada.page.getByRole('textbox', { name: 'Name of the conversation' }).fill(renamed);
    await ada.page.getByRole('button', { name: 'Save name' }).click();
    await expect(alan.conversation(renamed)).toBeVisible();

    await alan.open(renamed);
    await alan.page.getByRole('button', { name: 'Details', exact: true }).click();
    await alan.page.getByRole('button', { name: 'Leave conversation' }).click();
    await alan.page.getByRole('alertdialog').getByRole('button', { name: 'Leave conversation' }).click();
    await expect(grace.message(`${alan.name} left`)).toBeVisible();
    await ada.send('after Alan left');
    await expect(grace.message('after Alan left')).toBeVisible();
    await expect(alan.message('after Alan left')).toBeHidden();
  });

  test('opens from its address, and tells a stranger that it is not for them', async ({ signIn }) => {
    const ada = await signIn('Ada');
    const grace = await signIn('Grace');
    const eve = await signIn('Eve');
    await ada.startConversation(`Private ${Date.now()}`, grace);
    await ada.send('between us');
    const address = ada.page.url();
    await grace.page.goto(address);
    await expect(grace.message('between us')).toBeVisible();
    await eve.page.goto(address);
    await expect(eve.page.getByRole('heading', { name: 'This conversation is not available' })).toBeVisible();
    await expect(eve.page.getByText('between us')).toBeHidden();
  });
});
