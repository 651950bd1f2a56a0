import { describe, expect, it } from 'vitest';
import { alice, createEmailHarness, emailTo, sender } from '../testing/email-harness.ts';

const id = 'Email_Send';
const operationId = '8540c0de-899f-5cce-acb5-3ec493af3800';

describe(id, () => {
  it('202 with where to ask, and the e-mail in the mailbox a moment later', async () => {
    const { call, clock, list, result } = await createEmailHarness();
    const headers = { 'operation-id': operationId };
    expect(await call(id, { body: emailTo(alice), headers })).toEqual({
      status: 202,
      headers: {
        'operation-location': `https://localhost:3002/emails/operations/${operationId}?api-version=2025-09-01`,
        'retry-after': '1',
      },
      body: { id: operationId, status: 'Running' },
    });
    expect(await result(operationId)).toEqual({ id: operationId, status: 'Succeeded' });
    expect(await list()).toEqual([]);
    await clock.advance(100);
    expect(await list()).toEqual([
      {
        sequence: expect.any(Number),
        id: operationId,
        from: { address: sender },
        recipients: [
          {
            address: alice,
            kind: 'to',
            status: 'Delivered',
            statusMessage: expect.stringMatching(/^250 /),
            time: '2026-01-31T12:00:00.100Z',
          },
        ],
        subject: 'Hello',
        preview: 'How are you?',
        attachments: [],
        sentOn: '2026-01-31T12:00:00.000Z',
        time: '2026-01-31T12:00:00.100Z',
      },
    ]);
  });

  it('202 and sent once however often it is repeated, 409 for another e-mail', async () => {
    const { call, clock, failure, list } = await createEmailHarness();
    const headers = { 'operation-id': operationId };
    const send = () => call(id, { body: emailTo(alice), headers });
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    await clock.advance(100);
    expect((await send()).body).toEqual({ id: operationId, status: 'Running' });
    await clock.advance(100);
    expect(await list()).toHaveLength(1);
    expect(await failure(id, { body: emailTo('bob@example.com'), headers })).toMatchObject({
      status: 409,
      code: 'Conflict',
    });
  });

  it('202 and NotStarted or Running as long as a test holds it', async () => {
    const { clock, gate, list, result, send } = await createEmailHarness();
    gate.hold({ operationType: 'sendEmail', step: 'running' });
    gate.hold({ operationType: 'sendEmail', step: 'finished' });
    const held = await send(alice);
    expect(await result(held)).toMatchObject({ status: 'NotStarted' });
    await gate.release({ step: 'running' });
    expect(await result(held)).toMatchObject({ status: 'Running' });
    await clock.advance(60_000);
    expect(await list()).toEqual([]);
    await gate.release({});
    expect(await result(held)).toMatchObject({ status: 'Succeeded' });
    await clock.advance(100);
    expect(await list()).toHaveLength(1);
  });

  it('202 and each address gets it once, under the name that the domain gives to the sender', async () => {
    const { sendAndDeliver, eventsOf } = await createEmailHarness();
    const recipients = {
      to: [{ address: alice, displayName: 'Alice' }, { address: 'Alice@Example.com' }],
      cc: [{ address: alice }],
      bcc: [{ address: 'bob@example.com' }],
    };
    const email = await sendAndDeliver('', { recipients, senderAddress: 'Info@Contoso.test' });
    expect(email.from).toEqual({ address: 'Info@Contoso.test', displayName: 'Contoso' });
    expect(email.recipients).toMatchObject([
      { address: alice, displayName: 'Alice', kind: 'to' },
      { address: 'bob@example.com', kind: 'bcc' },
    ]);
    expect(eventsOf('EmailDeliveryReportReceived').map(({ recipient }) => recipient)).toEqual([
      alice,
      'bob@example.com',
    ]);
  });

  it.each([
    [{ senderAddress: 'Contoso <a@contoso.test>' }, 400, 'BadRequest', 'senderAddress'],
    [{ senderAddress: 'DoNotReply@other.test' }, 404, 'DomainNotLinked', 'senderAddress'],
    [{ senderAddress: 'someone@contoso.test' }, 400, 'InvalidSenderUserName', 'senderAddress'],
    [{ recipients: { to: [{ address: 'alice' }] } }, 400, 'InvalidEmailAddress', 'recipients.to.0.address'],
    [
      { recipients: { bcc: [{ address: 'a@b@c.test' }] } },
      400,
      'InvalidEmailAddress',
      'recipients.bcc.0.address',
    ],
    [{ replyTo: [{ address: 'a b@c.test' }] }, 400, 'InvalidEmailAddress', 'replyTo.0.address'],
    [{ recipients: { to: [] } }, 400, 'BadRequest', undefined],
    [{ content: { subject: 'Hello' } }, 400, 'BadRequest', undefined],
  ])('refuses %j with %i %s', async (more, status, code, target) => {
    const { failure } = await createEmailHarness();
    const error = await failure(id, { body: emailTo(alice, more) });
    expect(error).toMatchObject({ status, code, target });
  });

  it('names the domains and senders that there are', async () => {
    const { failure } = await createEmailHarness();
    const refuse = async (senderAddress: string) =>
      (await failure(id, { body: emailTo(alice, { senderAddress }) })).message;
    expect(await refuse('a@other.test')).toMatch(
      /^The specified sender domain has not been linked.*contoso\.test/,
    );
    expect(await refuse('a@contoso.test')).toMatch(/^Invalid email sender username "a".*DoNotReply, info/);
  });

  it('400 for attachments that are not base64 and content ids that come twice, unless headers say otherwise', async () => {
    const { failure, sendAndDeliver } = await createEmailHarness();
    const attachment = { name: 'a.txt', contentType: 'text/plain', contentInBase64: 'YQ==', contentId: 'a' };
    const invalid = [attachment, { ...attachment, contentId: 'b', contentInBase64: 'Y Q=' }];
    expect(await failure(id, { body: emailTo(alice, { attachments: invalid }) })).toMatchObject({
      status: 400,
      target: 'attachments.1.contentInBase64',
    });
    const twice = [attachment, attachment];
    expect(await failure(id, { body: emailTo(alice, { attachments: twice }) })).toMatchObject({
      status: 400,
      target: 'attachments.1.contentId',
    });
    const suppress = { 'x-ms-acsemail-suppress-invalid-attachment': 'true' };
    const ignore = { 'x-ms-acsemail-ignore-duplicate-content-id': 'True' };
    const [kept, both] = [
      await sendAndDeliver(alice, { attachments: invalid, headers: suppress }),
      await sendAndDeliver(alice, { attachments: twice, headers: ignore }),
    ];
    expect(kept.attachments).toEqual([
      { name: 'a.txt', contentType: 'text/plain', contentId: 'a', sizeInBytes: 1 },
    ]);
    expect(both.attachments).toHaveLength(2);
  });

  it('takes a Message-ID that is one, replaces another, and refuses it when asked to', async () => {
    const { call, failure, sendAndDeliver } = await createEmailHarness();
    const messageIdOf = async (headers: Record<string, string>) => {
      const { id: emailId } = await sendAndDeliver(alice, { headers });
      const { body } = await call<{ internetMessageId: string }>('Emulator_GetEmail', {
        params: { id: emailId },
      });
      return body.internetMessageId;
    };
    expect(await messageIdOf({ 'Message-ID': '<order-42@contoso.test>' })).toBe('<order-42@contoso.test>');
    expect(await messageIdOf({ 'message-id': 'order-42' })).toMatch(/^<[\da-f-]{36}@contoso\.test>$/);
    const headers = { 'Message-ID': '<order-42>', 'x-ms-acsemail-validate-message-id': 'true' };
    expect(await failure(id, { body: emailTo(alice, { headers }) })).toMatchObject({ status: 400 });
  });
});
