import { expect, test } from '@playwright/test';
import { DevEnv, freePorts } from '@switchboard/dev-env';

const tenant = '00000000-0000-4000-8000-00000000cafe';

test("somebody signs in with the emulator's OpenID Connect provider, and changes their mind once", async ({
  page,
}) => {
  const ports = await freePorts();
  await using environment = await DevEnv.start({
    ports,
    env: {
      'access-service': {
        DEVELOPMENT_SIGN_IN: 'false',
        OIDC_ISSUER: `http://localhost:${ports.emulator}/${tenant}/v2.0`,
        OIDC_CLIENT_ID: 'emulator',
        OIDC_CLIENT_SECRET: 'emulator-secret',
        OIDC_NAME: 'Contoso',
      },
    },
  });
  const { web } = environment.platform.endpoints;
  await page.goto(`${web}/settings`);
  await expect(page.getByLabel('Your name')).toBeHidden();
  await page.getByRole('link', { name: 'Sign in with Contoso' }).click();
  await page.goBack();
  await page.getByRole('link', { name: 'Sign in with Contoso' }).click();
  await page.getByLabel('Somebody else’s name').fill('Ada Lovelace');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(`${web}/settings`);
  await expect(page.getByRole('button', { name: 'Account of Ada Lovelace' })).toBeVisible();
});
