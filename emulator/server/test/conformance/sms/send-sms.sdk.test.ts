import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handset, startSmsBed, tollFree } from './support/sms-bed.ts';

let bed: Awaited<ReturnType<typeof startSmsBed>>;
beforeAll(async () => {
  bed = await startSmsBed();
});
afterAll(() => bed.stop());

describe('Sms_Send', () => {
  it('brings a message to each handset and tells of wrong numbers', async () => {
    const to = [handset, '+112345678901234567'];
    const [sent, refused] = await bed.client.send({ from: tollFree, to, message: 'Hello' });
    expect(sent).toMatchObject({ to: handset, httpStatusCode: 202, successful: true });
    expect(sent?.messageId).toMatch(/^Outgoing_\d{14}[\da-f-]{36}$/);
    expect(refused).toMatchObject({
      httpStatusCode: 400,
      errorMessage: 'Invalid To phone number format.',
      successful: false,
    });
    expect((await bed.wait({ match: 'Hello' })).body).toMatchObject({
      messageId: sent?.messageId,
      from: tollFree,
    });
  });

  it('raises an event with the outcome', async () => {
    const [sent] = await bed.client.send(
      { from: tollFree, to: ['+15005550101'], message: 'Hello' },
      { enableDeliveryReport: true, tag: 'campaign' },
    );
    const query = `type=SmsDeliveryReportReceived&data.messageId=${sent?.messageId}&timeout=20`;
    const { body } = await bed.control(`events/wait?${query}`);
    expect(body).toMatchObject({ data: { deliveryStatus: 'Failed', tag: 'campaign' } });
  });

  it('refuses numbers of somebody else with 401, and what is none with 400', async () => {
    const message = { to: [handset], message: 'Hello' };
    await expect(bed.client.send({ from: '+14255550177', ...message })).rejects.toMatchObject({
      name: 'RestError',
      statusCode: 401,
      code: 'Unauthorized',
    });
    await expect(bed.client.send({ from: 'x'.repeat(12), ...message })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('Invalid From phone number format'),
    });
    await expect(bed.beta.send({ from: tollFree, to: [], message: 'Hello' })).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('SmsRecipients'),
    });
  });

  it('takes what the newest SDK sends', async () => {
    const [sent] = await bed.beta.send(
      { from: tollFree, to: [handset], message: 'Newest' },
      { enableDeliveryReport: true, deliveryReportTimeoutInSeconds: 60 },
    );
    expect(sent).toMatchObject({ successful: true });
    expect((await bed.wait({ match: 'Newest' })).status).toBe(200);
  });
});
