import { describe, expect, test } from 'acs-emulator/vitest';
import { confirmOrder } from './confirm-order.js';

const customer = '+447700900123';

describe('confirmOrder', () => {
  test('writes to the customer', async ({ emulator }) => {
    expect(await confirmOrder(customer, 42)).toBe(true);
    const { message, from } = await emulator.waitForSms({ to: customer });
    expect(message).toBe('Your order 42 is on its way.');
    expect(from).toBe('CONTOSO');
  });

  test('begins with an emulator as new', async ({ emulator }) => {
    expect(await emulator.sms.messages()).toEqual([]);
    expect(await emulator.requests()).toEqual([]);
  });

  test('tells when the carrier did not take it', async () => {
    expect(await confirmOrder('+15005550108', 43)).toBe(false);
  });
});
