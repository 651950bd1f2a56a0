import { expect, test } from './fixtures.ts';

test.describe('when something breaks', () => {
  test('the emulator restarts: nothing is lost, and what was written meanwhile is sent, even after a reload', async ({
    signIn,
    platform,
  }) => {
    const ada = await signIn('Ada');
    const grace = await signIn('Grace');
    const topic = `Restart ${Date.now()}`;
    await ada.startConversation(topic, grace);
    await grace.open(topic);
    await ada.send('before the restart');
    await expect(grace.message('before the restart')).toBeVisible();

    await platform.service('emulator').kill();
    await expect(ada.page.getByText(/Trying to reconnect/).first()).toBeVisible({ timeout: 30_000 });
    await ada.send('written while it was away');
    await expect(ada.message('written while it was away')).toContainText('Waiting for the connection');
    await ada.page.reload();
    await platform.startService('emulator');

    await expect(grace.message('written while it was away')).toBeVisible({ timeout: 60_000 });
    await expect(ada.page.getByText(/Trying to reconnect/)).toHaveCount(0, { timeout: 60_000 });
    await grace.send('after the restart');
    await expect(ada.message('after the restart')).toBeVisible();
    await expect(ada.message('before the restart')).toHaveCount(1);
    await expect(grace.message('written while it was away')).toHaveCount(1);
  });

  test('the browser is offline: messages wait and go out in order', async ({ signIn }) => {
    const ada = await signIn('Ada');
    const grace = await signIn('Grace');
    const topic = `Offline ${Date.now()}`;
    await ada.startConversation(topic, grace);
    await grace.open(topic);
    await ada.page.context().setOffline(true);
    await ada.send('first from the tunnel');
    await ada.send('second from the tunnel');
    await expect(ada.message('first from the tunnel')).toContainText('Waiting for the connection');
    await ada.page.context().setOffline(false);
    await expect(grace.message('second from the tunnel')).toBeVisible({ timeout: 30_000 });
    const texts = await grace.message('from the tunnel').allInnerTexts();
    expect(texts.map((text) => /first|second/.exec(text)?.[0])).toEqual(['first', 'second']);
  });

  test('the answer is lost: whoever starts the conversation again has one', async ({ signIn }) => {
    const ada = await signIn('Ada');
    const grace = await signIn('Grace');
    const topic = `Lost answer ${Date.now()}`;
    const dialog = await ada.fillNewConversation(topic, grace);
    await ada.page.route('**/api/threads', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await dialog.getByRole('button', { name: 'Start' }).click();
    await expect(dialog.getByText('The service cannot be reached')).toBeVisible();
    await ada.page.unroute('**/api/threads');
    await dialog.getByRole('button', { name: 'Start' }).click();
    await expect(dialog).toBeHidden();
    await expect(grace.conversation(topic)).toHaveCount(1);
    await grace.page.reload();
    await expect(grace.conversation(topic)).toHaveCount(1);
  });

  test('the access service is away: a page that says so, and recovers', async ({ signIn, platform }) => {
    const ada = await signIn('Ada');
    await platform.service('access-service').kill();
    await ada.page.goto('/chat');
    await expect(ada.page.getByText('Switchboard is not available right now')).toBeVisible();
    await platform.startService('access-service');
    await expect(async () => {
      await ada.page
        .getByRole('button', { name: 'Try again' })
        .click({ timeout: 1_000 })
        .catch(() => undefined);
      await expect(ada.page.getByRole('button', { name: 'New conversation' })).toBeVisible({
        timeout: 2_000,
      });
    }).toPass();
  });

  test('an administrator disables somebody: their session ends at once', async ({
    signIn,
    browser,
    platform,
  }) => {
    const ada = await signIn('Ada');
    const context = await browser.newContext({ baseURL: platform.endpoints.web });
    const admin = await context.newPage();
    await admin.goto('/');
    await admin.getByLabel('Your name').fill('Admin');
    await admin.getByRole('button', { name: 'Sign in', exact: true }).click();
    await admin.getByRole('link', { name: 'Admin', exact: true }).click();
    await admin.getByRole('searchbox', { name: 'Search users' }).fill(ada.name);
    await admin.getByRole('button', { name: `Disable ${ada.name}` }).click();
    await expect(admin.getByText('Disabled', { exact: true })).toBeVisible();
    await ada.page.reload();
    await expect(ada.page.getByLabel('Your name')).toBeVisible();
    await context.close();
  });
});
