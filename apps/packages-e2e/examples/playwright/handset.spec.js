import { SmsClient } from '@azure/communication-sms';
import { expect, test } from 'acs-emulator/playwright';

const customer = '+447700900123';

for (const side of ['endpoint', 'httpEndpoint']) {
  test(`a person reads the message on a page of ${side}`, async ({ page, emulator }) => {
    const sms = new SmsClient(emulator.connectionString);
    await sms.send({ from: 'CONTOSO', to: [customer], message: 'Your order 42 is on its way.' });
    await emulator.waitForSms({ to: customer });
    await page.goto(`${emulator[side]}/_emulator/handset?number=${encodeURIComponent(customer)}`);
    await expect(page.getByText('Your order 42 is on its way.').first()).toBeVisible();
    expect(await emulator.sms.handsets()).toEqual([customer]);
  });
}

test('each test begins with an emulator as new', async ({ emulator }) => {
  expect(await emulator.sms.messages()).toEqual([]);
  expect(JSON.stringify(await emulator.exportState())).toContain('8:acs:');
});
