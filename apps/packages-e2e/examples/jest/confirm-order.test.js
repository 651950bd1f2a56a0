const { emulator } = require('acs-emulator/jest');
const { SmsClient } = require('@azure/communication-sms');

const customer = '+447700900123';

test('the customer gets a message', async () => {
  const sms = new SmsClient(process.env.ACS_CONNECTION_STRING);
  await sms.send({ from: 'CONTOSO', to: [customer], message: 'Your order 42 is on its way.' });
  const { message } = await emulator.waitForSms({ to: customer });
  expect(message).toBe('Your order 42 is on its way.');
});

test('each test begins with an emulator as new', async () => {
  expect(await emulator.sms.messages()).toEqual([]);
});
