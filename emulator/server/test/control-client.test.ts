import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createEmulatorControl,
  type EmulatorControl,
  type EmulatorSeed,
  type FaultRule,
} from '@switchboard/emulator-control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  guid,
  joinGroup,
  startCallingBed,
  type CallingBed,
} from './conformance/calling/support/calling-bed.ts';
import { startWebhookReceiver } from './conformance/event-grid/support/webhook-receiver.ts';
import { fetchSigned } from './support.ts';

const WAIT = { timeout: 20_000 };

const [owned, handset] = ['+14255550100', '+14255550123'];
const seed = { phoneNumbers: [owned], identities: [{ name: 'alice' }] } satisfies EmulatorSeed;
const controlPath = '/_emulator/';
/** For browsers; the client has their addresses. */
const pages = [`${controlPath}handset`, `${controlPath}mailbox`];

describe('the control client', () => {
  let bed: CallingBed;
  let directory: string;
  let control: EmulatorControl;
  /** What the client has asked for, as `GET health`. */
  const asked: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'control-client-'));
    const turnLog = join(directory, 'turnserver.log');
    await writeFile(turnLog, '');
    const relay = { turnUrls: ['turn:localhost:3478'], turnSecret: 'a-secret-of-sixteen', turnLog };
    bed = await startCallingBed({ seed, ...relay });
    control = createEmulatorControl(bed.http, {
      fetch: (url, init) => {
        asked.push(`${init?.method} ${new URL(String(url)).pathname.slice(controlPath.length)}`);
        return fetch(url, init);
      },
    });
  });
  afterAll(async () => {
    await bed[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  });
  beforeEach(() => control.reset());

  it('health, hooks, quotas, metrics, jwks, caCertificate, relay.usage: as the emulator has them', async () => {
    expect(await control.health()).toEqual({ status: 'ready' });
    expect(await control.hooks()).toEqual({ ended: true, value: [] });
    expect(await control.quotas()).toEqual({ enforced: false, value: [] });
    expect(await control.metrics()).toContain('# TYPE ');
    expect((await control.jwks()).keys[0]).toMatchObject({ kty: 'RSA' });
    expect(await control.caCertificate()).toBe(bed.caCertificate);
    expect(await control.relay.usage()).toMatchObject({
      total: { bytesToPeers: 0 },
      users: [],
      allocations: [],
    });
  });

  it('exportState, importState: what was exported is there again', async () => {
    const state = await control.exportState();
    await bed.createUser();
    await control.importState(state);
    expect(await control.exportState()).toEqual(state);
  });

  it('clock: stops, moves by both kinds of duration, runs on', async () => {
    const { now, frozen } = await control.clock.freeze();
    expect(frozen).toBe(true);
    await control.clock.advance('P1D');
    const later = await control.clock.advance(1_500);
    expect(Date.parse(later.now) - Date.parse(now)).toBe(86_401_500);
    expect(await control.clock.read()).toEqual(later);
    expect(await control.clock.resume()).toMatchObject({ frozen: false });
  });

  it('requests: the latest first, secrets masked', async () => {
    await bed.createUser();
    expect(await control.requests({ limit: 1 })).toMatchObject([
      {
        operation: 'CommunicationIdentity_Create',
        status: 201,
        request: { headers: { authorization: 'HMAC-SHA256 ***' } },
      },
    ]);
  });

  it('exportRequests: an archive for the network panel, secrets masked', async () => {
    const { rawId } = await bed.createUser();
    const query = { operation: 'CommunicationIdentity_Create', status: 201 };
    expect(await control.requests(query)).toHaveLength(1);
    expect(await control.requests({ ...query, status: 501 })).toEqual([]);
    const { log } = await control.exportRequests(query);
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'acs-emulator' } });
    expect(log.entries).toMatchObject([
      {
        startedDateTime: expect.stringMatching(/^\d{4}-.*Z$/),
        request: {
          method: 'POST',
          url: expect.stringContaining(`${bed.port}/identities?api-version=`),
          queryString: [{ name: 'api-version', value: expect.stringMatching(/^20/) }],
          headers: expect.arrayContaining([{ name: 'authorization', value: 'HMAC-SHA256 ***' }]),
          postData: { mimeType: expect.stringContaining('application/json') },
        },
        response: { status: 201, content: { text: expect.stringContaining(rawId) } },
        comment: 'CommunicationIdentity_Create; access key',
      },
    ]);
    expect(JSON.stringify(log)).not.toMatch(/eyJ/);
  });

  it('sms: written on a handset, waited for, listed, followed, shown', async () => {
    const leaving = new AbortController();
    const followed = control.sms.follow(handset, { since: 0, signal: leaving.signal });
    const written = await control.sms.sendFromHandset({ from: handset, to: owned, message: 'Is it open?' });
    expect(await control.waitForSms({ from: handset, match: 'OPEN' })).toEqual(written);
    expect(await control.sms.messages({ to: owned, since: 0 })).toEqual([written]);
    expect(await control.sms.messages({ since: written.sequence })).toEqual([]);
    expect(await control.sms.handsets()).toEqual([handset]);
    expect((await followed.next()).value).toEqual(written);
    leaving.abort();
    await expect(followed.next()).rejects.toThrow('aborted');
    expect(await (await fetch(control.sms.handsetUrl({ number: handset }))).text()).toContain('<html');
    await expect(control.waitForSms({ to: handset, since: written.sequence, timeoutMs: 10 })).rejects.toThrow(
      `to ${handset} since ${written.sequence} within 10 ms. Handsets that have got or written one: ${handset}.`,
    );
  });

  it('email: waited for, listed, read, followed, shown, deleted', async () => {
    const sent = await fetchSigned(
      bed,
      'POST',
      '/emails:send?api-version=2025-09-01',
      JSON.stringify({
        senderAddress: 'DoNotReply@emulator.azurecomm.net',
        content: { subject: 'Your code', html: '<b>123456</b>' },
        recipients: { to: [{ address: 'alice@example.com' }] },
        attachments: [{ name: 'a.txt', contentType: 'text/plain', contentInBase64: 'SGVsbG8=' }],
      }),
    );
    expect(sent.status).toBe(202);
    const email = await control.waitForEmail({ to: 'alice@example.com', match: '123456' });
    const [summary] = await control.email.list({ subject: 'code', since: 0 });
    expect(email).toMatchObject({ ...summary, html: '<b>123456</b>' });
    expect(await control.email.get(email.id, { recipient: 'alice@example.com' })).toEqual(email);
    expect(await control.email.html(email.id)).toContain('<b>123456</b>');
    expect(await control.email.source(email.id)).toContain('Subject: Your code\r\n');
    expect(Buffer.from(await control.email.attachment(email.id, 0)).toString()).toBe('Hello');
    const leaving = new AbortController();
    const followed = control.email.follow({ since: 0, signal: leaving.signal });
    expect((await followed.next()).value).toEqual(summary);
    leaving.abort();
    await expect(followed.next()).rejects.toThrow('aborted');
    expect(await (await fetch(control.email.mailboxUrl({ id: email.id }))).text()).toContain('<html');
    await expect(
      control.waitForEmail({ to: 'bob@example.com', since: email.sequence, timeoutMs: 10 }),
    ).rejects.toThrow(
      `No e-mail to bob@example.com since ${email.sequence} within 10 ms. The latest in the mailbox: "Your code" to alice@example.com.`,
    );
    await control.email.deleteAll();
    expect(await control.email.list()).toEqual([]);
  });

  it('waitForEvent: by type, by what its data has, and after another one', async () => {
    await control.sms.sendFromHandset({ from: handset, to: owned, message: 'one' });
    await control.sms.sendFromHandset({ from: handset, to: owned, message: 'two' });
    const first = await control.waitForEvent('SmsReceived');
    expect(first.data.message).toBe('one');
    expect((await control.waitForEvent('SmsReceived', { after: first.sequence })).data.message).toBe('two');
    expect(await control.waitForEvent('*', { where: { message: 'two' } })).toMatchObject({
      type: 'SmsReceived',
    });
    await expect(
      control.waitForEvent('SmsReceived', { where: { message: 'three' }, timeoutMs: 10 }),
    ).rejects.toThrow('No event of type SmsReceived with data.message three within 10 ms.');
  });

  it('events, eventSubscriptions: subscribed, triggered, delivered, resent, given up', async () => {
    await using receiver = await startWebhookReceiver();
    const inbox = control.eventSubscriptions;
    const saved = await inbox.save('inbox', { endpoint: receiver.url, deadLetter: true });
    expect(saved).toMatchObject({ name: 'inbox', provisioningState: 'Succeeded', maxEventsPerBatch: 1 });
    const { event, deliveries } = await control.events.trigger({
      type: 'SMSReceived',
      data: { message: 'Hi' },
    });
    expect(deliveries).toMatchObject([{ subscription: 'inbox' }]);
    await expect.poll(() => inbox.deliveries('inbox', { state: 'Delivered' }), WAIT).toHaveLength(1);
    expect(await inbox.resend('inbox', event.id)).toMatchObject({ event: { id: event.id } });
    expect(await control.events.resend(event.id)).toHaveLength(1);
    await expect.poll(() => receiver.events(), WAIT).toHaveLength(3);
    expect(await inbox.get('inbox')).toMatchObject({ name: 'inbox', endpoint: receiver.url });

    receiver.answerDeliveries((_, response) => void response.writeHead(400).end());
    const refused = await control.events.trigger({ type: 'SMSReceived', id: 'refused' });
    await expect
      .poll(() => inbox.deadLetters('inbox', { limit: 5 }), WAIT)
      .toMatchObject([{ id: refused.event.id }]);
    await inbox.remove('inbox');
    await inbox.remove('inbox');
    expect(await inbox.list()).toEqual([]);
    await expect(inbox.get('inbox')).rejects.toThrow(/GET .*event-subscriptions\/inbox answered 404 /);
  });

  it('events.followChat: what chat clients are told, until the reader leaves', async () => {
    const [alice, bob] = [await bed.createUser(['chat']), await bed.createUser(['chat'])];
    const leaving = new AbortController();
    const options = { types: ['chatThreadCreated'], user: bob.rawId, signal: leaving.signal } as const;
    const followed = control.events.followChat(options);
    const next = followed.next();
    const creating = (topic: string) =>
      fetch(`${bed.http}/chat/threads?api-version=2025-03-15`, {
        method: 'POST',
        headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ topic, participants: [{ communicationIdentifier: { rawId: bob.rawId } }] }),
      });
    await expect
      .poll(async () => {
        await creating('Lunch');
        return Promise.race([next, new Promise((resolve) => setTimeout(resolve, 50))]);
      }, WAIT)
      .toMatchObject({ value: { type: 'chatThreadCreated', data: { properties: { topic: 'Lunch' } } } });
    leaving.abort();
    await expect(followed.next()).rejects.toThrow('aborted');
  });

  it('operations: held, seen, released', async () => {
    const held = await control.operations.hold({ operationType: 'purchase', duration: 'PT10M' });
    expect(held).toEqual({ holds: [{ operationType: 'purchase', step: 'finished' }], waiting: [] });
    expect(await control.operations.read()).toEqual(held);
    expect(await control.operations.release()).toEqual({ released: 0, holds: [], waiting: [] });
  });

  it('faults: made, seen, taken back', async () => {
    const rule = { id: 'outage', operations: ['sms'], effect: { status: 503 } } satisfies FaultRule;
    const made = await control.faults.add(rule);
    expect(made).toEqual({ ...rule, matched: 0, fired: 0, spent: false });
    expect(await control.faults.get('outage')).toEqual(made);
    await control.faults.remove('outage');
    await control.faults.add(rule);
    await control.faults.clear();
    expect(await control.faults.list()).toEqual([]);
  });

  it('calls: who was in which', async () => {
    const ann = await bed.join('Ann');
    await joinGroup([ann], guid());
    await expect.poll(() => control.calls.list({ active: true, limit: 5 }), WAIT).toHaveLength(1);
    const [record] = await control.calls.list();
    expect(record).toMatchObject({ kind: 'group', participants: [{ rawId: ann.rawId, displayName: 'Ann' }] });
    expect(await control.calls.get(record!.id)).toEqual(record);
  });

  it('has a function for every request of the control API', () => {
    const served = bed.operations
      .map(({ route }) => route.split(' ') as [string, string])
      .filter(([, path]) => path.startsWith(controlPath) && !pages.includes(path));
    const isAsked = ([method, path]: [string, string]) => {
      const pattern = path.slice(controlPath.length).replaceAll(/\{\w+\}/g, '[^/]+');
      return asked.some((request) => new RegExp(`^${method} ${pattern}$`).test(request));
    };
    expect(served.length).toBeGreaterThan(30);
    expect(served.filter((each) => !isAsked(each))).toEqual([]);
  });
});
