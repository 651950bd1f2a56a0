import { expectToBeFit, sizes } from './expect-to-be-fit.ts';
import { expect, test } from './fixtures.ts';

for (const { name: size, viewport } of sizes) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page is accessible at ${size} px, ${colorScheme}`, async ({ signIn, browser, platform }) => {
      const options = { viewport, colorScheme, reducedMotion: 'reduce' } as const;
      const shot = (page: string) => `${page}-${size}-${colorScheme}`;
      const context = await browser.newContext({ baseURL: platform.endpoints.web, ...options });
      const stranger = await context.newPage();
      await stranger.goto('/sign-in');
      await expectToBeFit(stranger, shot('sign-in'));
      await context.close();

      const ada = await signIn('Ada', options);
      const grace = await signIn('Grace');
      await expectToBeFit(ada.page, shot('no-conversations'));
      await grace.startConversation('Weekly planning', ada);
      await grace.send('Good morning! The draft is at https://example.org/draft');
      await grace.send('Can you read it before noon?');
      await expect(ada.conversation('Weekly planning')).toContainText('2 unread messages');
      await expectToBeFit(ada.page, shot('list'));
      await ada.open('Weekly planning');
      await ada.send('Of course. I will send you my notes.');
      await expect(ada.message('Of course')).toContainText('Seen');
      await expectToBeFit(ada.page, shot('chat'));
      await ada.page.getByRole('button', { name: 'Details', exact: true }).click();
      await expect(ada.page.getByRole('button', { name: 'Leave conversation' })).toBeVisible();
      await expectToBeFit(ada.page, shot('details'));
      await ada.page.goto('/chat');
      await ada.page.getByRole('button', { name: 'New conversation' }).click();
      await expect(ada.page.getByRole('checkbox', { name: grace.name })).toBeVisible();
      await expectToBeFit(ada.page, shot('new-conversation'));
      await ada.page.goto('/settings');
      await expect(ada.page.getByText('This device')).toBeVisible();
      await expectToBeFit(ada.page, shot('settings'));
    });
  }
}

test.describe('languages', () => {
  for (const { language, direction, send } of [
    { language: 'en', direction: 'ltr', send: 'Sign in' },
    { language: 'ko', direction: 'ltr', send: '로그인' },
    { language: 'ja', direction: 'ltr', send: 'サインイン' },
    { language: 'sv', direction: 'ltr', send: 'Logga in' },
    { language: 'ar', direction: 'rtl', send: 'تسجيل الدخول' },
  ]) {
    test(`${language} is spoken to a browser that asks for it`, async ({ browser, platform }) => {
      const context = await browser.newContext({ baseURL: platform.endpoints.web, locale: language });
      const page = await context.newPage();
      await page.goto('/sign-in');
      const html = page.locator('html');
      await expect(html).toHaveAttribute('lang', new RegExp(`^${language}`));
      await expect(html).toHaveAttribute('dir', direction);
      await expect(page.getByRole('button', { name: send, exact: true })).toBeVisible();
      await expectToBeFit(page, `sign-in-${language}`);
      await context.close();
    });
  }

  test('right to left mirrors the conversation', async ({ signIn }) => {
    const ada = await signIn('Ada', { viewport: { width: 1440, height: 900 } });
    const grace = await signIn('Grace');
    await ada.startConversation('مرحبا', grace);
    await ada.send('مرحبا يا Grace، كيف حالك؟');
    await ada.page.context().addCookies([{ name: 'switchboard-locale', value: 'ar', url: ada.page.url() }]);
    await ada.page.reload();
    await expect(ada.page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(ada.page.getByText('مرحبا يا Grace').last()).toBeVisible();
    await expectToBeFit(ada.page, 'chat-1440-arabic');
  });
});

test('the whole way from signing in to a sent message needs no mouse', async ({ signIn }) => {
  const grace = await signIn('Grace');
  const ada = await signIn('Ada');
  await ada.page.getByRole('button', { name: 'New conversation' }).focus();
  await ada.page.keyboard.press('Enter');
  await expect(ada.page.getByRole('searchbox', { name: 'Search people by name' })).toBeFocused();
  await ada.page.keyboard.type(grace.name);
  await expect(ada.page.getByRole('checkbox', { name: grace.name })).toBeVisible();
  await expect(ada.page.getByRole('dialog').getByRole('checkbox')).toHaveCount(1);
  await expect(async () => {
    await ada.page.keyboard.press('Tab');
    await expect(ada.page.getByRole('checkbox', { name: grace.name })).toBeFocused({ timeout: 200 });
  }).toPass();
  await ada.page.keyboard.press('Space');
  await expect(async () => {
    await ada.page.keyboard.press('Tab');
    await expect(ada.page.getByRole('button', { name: 'Start' })).toBeFocused({ timeout: 200 });
  }).toPass();
  await ada.page.keyboard.press('Enter');
  await expect(ada.composer).toBeFocused();
  await ada.page.keyboard.type('typed only');
  await ada.page.keyboard.press('Enter');
  await expect(ada.message('typed only')).toContainText('Sent');
});
