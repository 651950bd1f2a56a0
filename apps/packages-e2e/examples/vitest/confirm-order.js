import { SmsClient } from '@azure/communication-sms';

const sms = new SmsClient(process.env.ACS_CONNECTION_STRING);

/** What is tested: it knows nothing of an emulator. */
export async function confirmOrder(phoneNumber, order) {
  const message = `Your order ${order} is on its way.`;
  const [result] = await sms.send({ from: 'CONTOSO', to: [phoneNumber], message });
  return result.successful;
}
