import { expect, test } from './fixtures.ts';

test.describe('signing in', () => {
  test('asks for a name, keeps the wanted address, signs out, and offers the name again', async ({
    signIn,
    page,
    platform,
  }) => {
    await page.goto(`${platform.endpoints.web}/settings`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('Type a name to sign in.')).toBeVisible();
    await page.getByLabel('Your name').fill(`Wanderer ${Date.now()}`);
    await page.getByLabel('Your name').press('Enter');
    await expect(page).toHaveURL(/\/settings$/);

    const ada = await signIn('Ada');
    await ada.page.getByRole('button', { name: `Account of ${ada.name}` }).click();
    await ada.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(ada.page.getByLabel('Your name')).toBeVisible();
    await ada.page.goto('/chat');
    await ada.page
      .getByRole('group', { name: 'Or go on as' })
      .getByRole('button', { name: ada.name })
      .click();
    await expect(ada.page.getByRole('button', { name: `Account of ${ada.name}` })).toBeVisible();
  });

  test('shows the connection string, the access key and tokens to no browser', async ({
    signIn,
    platform,
  }) => {
    const secrets = [platform.acs['ACS_ACCESS_KEY'] ?? 'no key', 'accesskey='];
    const ada = await signIn('Ada');
    const bodies: string[] = [];
    ada.page.on('response', (response) => {
      if (response.url().startsWith(platform.endpoints.web)) {
        void response.text().then(
          (body) => bodies.push(body),
          () => undefined,
        );
      }
    });
    await ada.page.reload();
    await expect(ada.page.getByRole('button', { name: 'New conversation' })).toBeVisible();
    await expect.poll(() => bodies.length).toBeGreaterThan(5);
    for (const secret of secrets) expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
    const cookies = await ada.page.context().cookies();
    expect(cookies.filter(({ name, httpOnly }) => /session/i.test(name) && !httpOnly)).toEqual([]);
    const stored = await ada.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(stored).not.toContain('eyJ');
  });

  test('a page that does not exist says so', async ({ signIn }) => {
    const ada = await signIn('Ada');
    await ada.page.goto('/no/such/page');
    await expect(ada.page.getByText('This page does not exist')).toBeVisible();
  });
});
