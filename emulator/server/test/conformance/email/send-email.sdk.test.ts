import { EmailClient } from '@azure/communication-email';
import { ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, fixedToken, tenantId } from '../authentication/support/trusted-emulator.ts';
import { alice, messageTo, startEmailBed, trackingSender, type EmailBed } from './support/email-bed.ts';

let bed: EmailBed;
beforeAll(async () => {
  bed = await startEmailBed();
});
afterAll(() => bed.stop());

describe('Email_Send, Email_GetSendResult', () => {
  it('beginSend: brings everything that a message has', async () => {
    const logo = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
    const { id, status } = await bed.send({
      senderAddress: 'info@contoso.test',
      content: { subject: 'Grüße', plainText: 'Plain', html: '<img src="cid:logo"><b>Bold</b>' },
      recipients: {
        to: [{ address: 'full@example.com', displayName: 'Fulla' }],
        cc: [{ address: 'cc@example.com' }],
        bcc: [{ address: 'bcc@example.com' }],
      },
      replyTo: [{ address: 'help@contoso.test', displayName: 'Help' }],
      headers: { 'X-Order': '42' },
      attachments: [
        { name: 'logo.png', contentType: 'image/png', contentInBase64: logo, contentId: 'logo' },
        { name: 'a.txt', contentType: 'text/plain', contentInBase64: 'SGVsbG8=' },
      ],
    });
    expect(status).toBe('Succeeded');
    const email = await bed.control.waitForEmail({ to: 'full@example.com', subject: 'grüße' });
    expect(email).toMatchObject({
      id,
      from: { address: 'info@contoso.test', displayName: 'Contoso' },
      recipients: [
        { address: 'full@example.com', displayName: 'Fulla', kind: 'to', status: 'Delivered' },
        { kind: 'cc', status: 'Delivered' },
        { kind: 'bcc', status: 'Delivered' },
      ],
      replyTo: [{ address: 'help@contoso.test', displayName: 'Help' }],
      headers: { 'X-Order': '42' },
      text: 'Plain',
      html: '<img src="cid:logo"><b>Bold</b>',
      attachments: [
        { contentId: 'logo', sizeInBytes: 8 },
        { name: 'a.txt', sizeInBytes: 5 },
      ],
    });
    expect(Buffer.from(await bed.control.email.attachment(email.id, 1)).toString()).toBe('Hello');
  });

  it('beginSend: takes the operation id of the client, and sends once under it', async () => {
    const operationId = crypto.randomUUID();
    const message = messageTo('once@example.com');
    for (const _ of [1, 2]) {
      const poller = await bed.client.beginSend(message, { operationId });
      expect(await poller.pollUntilDone()).toMatchObject({ id: operationId, status: 'Succeeded' });
    }
    const { sequence } = await bed.control.waitForEmail({ to: 'once@example.com' });
    expect(await bed.control.email.list({ to: 'once@example.com', since: sequence })).toEqual([]);
  });

  it('beginSend: goes on polling while a test holds the operation', async () => {
    await bed.control.operations.hold({ operationType: 'sendEmail' });
    const poller = await bed.client.beginSend(messageTo('held@example.com'));
    await poller.poll();
    expect(poller.isDone()).toBe(false);
    await bed.control.operations.release();
    expect(await poller.pollUntilDone()).toMatchObject({ status: 'Succeeded' });
  });

  it('beginSend: fails as the operation does', async () => {
    const sent = bed.send({ recipients: { to: [{ address: 'suppressed@emulator.test' }] } });
    await expect(sent).rejects.toThrow('EmailDroppedAllRecipientsSuppressed');
  });

  it('beginSend: refuses senders that the resource does not have, and what is no address', async () => {
    const refusal = (message: object) => failureOf(bed.client.beginSend(messageTo(alice, message)));
    expect(await refusal({ senderAddress: 'DoNotReply@other.test' })).toMatchObject({
      name: 'RestError',
      statusCode: 404,
      code: 'DomainNotLinked',
    });
    expect(await refusal({ senderAddress: 'other@contoso.test' })).toMatchObject({
      statusCode: 400,
      code: 'InvalidSenderUserName',
    });
    expect(await refusal({ recipients: { to: [{ address: 'alice' }] } })).toMatchObject({
      statusCode: 400,
      code: 'InvalidEmailAddress',
    });
    const to = Array.from({ length: 51 }, (_, index) => ({ address: `${index}@example.com` }));
    expect(await refusal({ recipients: { to } })).toMatchObject({ statusCode: 400, code: 'BadRequest' });
  });

  it('beginSend: takes requests of up to 10 MB', async () => {
    const attachment = (megabytes: number) => [
      { name: 'a', contentType: 'text/plain', contentInBase64: 'A'.repeat(megabytes * 1024 * 1024) },
    ];
    expect(await bed.send({ attachments: attachment(9) })).toMatchObject({ status: 'Succeeded' });
    const refused = await failureOf(bed.client.beginSend(messageTo(alice, { attachments: attachment(10) })));
    expect(refused).toMatchObject({ statusCode: 413, message: expect.stringContaining('10 MB') });
  });

  it('beginSend: works with a token of Entra, not with any other, and not with a wrong key', async () => {
    const credential = new ClientSecretCredential(tenantId, 'emulator', 'emulator-secret', {
      authorityHost: bed.emulator.endpoint,
      disableInstanceDiscovery: true,
    });
    expect(await bed.send({}, bed.clientWith(credential))).toMatchObject({ status: 'Succeeded' });
    const { token } = await bed.emulator.identityClient.createUserAndToken(['chat']);
    const wrongKey = bed.emulator.connectionString.replace(/accesskey=.*/, 'accesskey=b3RoZXI=');
    for (const stranger of [bed.clientWith(fixedToken(token)), new EmailClient(wrongKey)])
      expect(await failureOf(bed.send({}, stranger))).toMatchObject({ statusCode: 401 });
  });
});

describe('engagement', () => {
  it('opening and clicking raise events', async () => {
    const html = '<a href="https://contoso.test/offer">Offer</a>';
    const { id } = await bed.send({
      senderAddress: trackingSender,
      recipients: { to: [{ address: 'reader@example.com' }] },
      content: { subject: 'News', html },
    });
    const email = await bed.control.waitForEmail({ to: 'reader@example.com' });
    const [link = ''] = /https:[^"]*\/links\/0/.exec(email.html ?? '') ?? [];
    const [pixel = ''] = /https:[^"]*\/pixel\.gif/.exec(email.html ?? '') ?? [];
    expect((await fetch(pixel)).headers.get('content-type')).toBe('image/gif');
    const answer = await fetch(link, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('https://contoso.test/offer');
    for (const engagementType of ['view', 'click'])
      expect(
        await bed.control.waitForEvent('EmailEngagementTrackingReportReceived', {
          where: { messageId: id, engagementType },
        }),
      ).toMatchObject({ data: { sender: trackingSender, recipient: 'reader@example.com' } });
  });
});
