// eslint-disable-next-line @nx/enforce-module-boundaries -- tests need servers, the service does not
import { TraceReceiver, type ReceivedSpan } from '@switchboard/dev-env';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort, SECRET } from './support/event-bed.ts';
import { ServiceBed } from './support/service-bed.ts';
import { newContact, newKey, seed } from './support/sms-bed.ts';

const TEXT = 'Meet me at noon';
let receiver: TraceReceiver;
let bed: ServiceBed;
beforeAll(async () => {
  receiver = await TraceReceiver.start();
  const openTelemetry = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, OTEL_BSP_SCHEDULE_DELAY: '20' };
  bed = await ServiceBed.start({ ...openTelemetry }, {}, 0, seed, { openTelemetry });
  const port = String(await freePort());
  await bed.startReplica({
    PORT: port,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=key-of-the-receiver',
    ACS_INSECURE_ENDPOINT: bed.emulator.endpoint.replace('https:', 'http:'),
    EVENTS_PUBLIC_URL: `http://127.0.0.1:${port}`,
    EVENTS_WEBHOOK_SECRET: SECRET,
  });
});
afterAll(async () => {
  await bed[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

const newTrace = () => {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-01`, tracestate: 'vendor=1' } };
};
const spansOf = (traceId: string) => receiver.spans.filter((span) => span.traceId === traceId);
const findSpan = (name: string, spans: readonly ReceivedSpan[] = receiver.spans) =>
  vi.waitFor(() => {
    const found = spans.find((span) => span.name === name);
    expect(found, name).toBeDefined();
    return found!;
  }, 20_000);
const inTrace = async (traceId: string, name: string) =>
  vi.waitFor(() => {
    const found = spansOf(traceId).find((span) => span.name === name);
    expect(
      found,
      `${name} in ${spansOf(traceId)
        .map((span) => span.name)
        .join(', ')}`,
    ).toBeDefined();
    return found!;
  }, 20_000);
const linked = ({ traceId, spanId }: ReceivedSpan) => ({ traceId, spanId });

describe('a trace', () => {
  it('goes from the caller through the service to the operation of the resource', async () => {
    const client = await bed.signIn('Ada');
    const { traceId, spanId, headers } = newTrace();
    expect(await client.send('POST', '/api/tokens', { headers })).toMatchObject({ status: 200 });
    const operation = await inTrace(traceId, 'CommunicationIdentity_IssueAccessToken');
    const request = await inTrace(traceId, 'POST /api/tokens');
    const outgoing = await inTrace(traceId, 'POST /identities/{id}/:issueAccessToken');
    expect(request).toMatchObject({
      service: 'switchboard-access-service',
      kind: 'server',
      parentSpanId: spanId,
      isError: false,
      attributes: { 'http.route': '/api/tokens', 'http.response.status_code': 200 },
    });
    expect(outgoing).toMatchObject({ kind: 'client', parentSpanId: request.spanId });
    expect(operation).toMatchObject({
      service: 'acs-emulator',
      kind: 'server',
      parentSpanId: outgoing.spanId,
      attributes: {
        'acs.service': 'CommunicationIdentity',
        'acs.authentication': 'accessKey',
        'acs.faulted': false,
        'http.response.status_code': 200,
      },
    });
    const statement = spansOf(traceId).find(
      ({ attributes }) => attributes['db.system.name'] === 'postgresql',
    );
    expect(statement).toMatchObject({ kind: 'client', name: expect.stringMatching(/^[A-Z]+/) as string });
    const line = bed.log.find((each) => each.includes('"route":"/api/tokens"') && each.includes(traceId));
    expect(JSON.parse(line!)).toMatchObject({ msg: 'request', trace_id: traceId, span_id: request.spanId });
  });

  it('of a text message is linked to those of its event and of what processes it, and has no text', async () => {
    const admin = await bed.signIn('Admin');
    const from = await vi.waitFor(async () => {
      const [number] = await admin.api.listPhoneNumbers();
      expect((await admin.api.listInboxEvents()).subscription.state).toBe('registered');
      return number!.phoneNumber;
    }, 20_000);
    receiver.spans.length = 0;
    const to = newContact();
    await admin.api.sendSms({ from, to: [to], text: TEXT }, newKey());
    const sent = await findSpan('Sms_Send');
    const delivery = await findSpan('deliver events');
    expect(delivery).toMatchObject({ service: 'acs-emulator', kind: 'client', links: [linked(sent)] });
    const webhook = await inTrace(delivery.traceId, 'POST /api/events/communication');
    expect(webhook.parentSpanId).toBe(delivery.spanId);
    const written = await inTrace(delivery.traceId, 'INSERT inbox_events');
    expect(written.parentSpanId).toBe(webhook.spanId);
    const processed = await findSpan('process events');
    expect(processed).toMatchObject({ kind: 'consumer', parentSpanId: '', links: [linked(webhook)] });
    const everything = JSON.stringify(receiver.spans);
    for (const secret of [TEXT, SECRET, to, from, admin.userId, bed.emulator.accessKey, '8:acs:']) {
      expect(everything).not.toContain(secret);
    }
    expect(receiver.spans.reduce((sum, { events }) => sum + events, 0)).toBe(0);
  });

  it('is not made of what the machines ask that run the service', async () => {
    const { traceId, headers } = newTrace();
    const client = bed.client();
    for (const path of ['/healthz', '/readyz', '/metrics']) await client.send('GET', path, { headers });
    const after = newTrace();
    await client.send('GET', '/api/sign-in/options', { headers: after.headers });
    await inTrace(after.traceId, 'GET /api/sign-in/options');
    expect(spansOf(traceId)).toEqual([]);
  });

  it('shows what failed, and where', async () => {
    const client = await bed.signIn('Ben');
    await bed.stopEmulator();
    const { traceId, headers } = newTrace();
    const answer = await client.send('POST', '/api/tokens', { headers });
    expect(answer).toMatchObject({ status: 503, body: { code: 'acs/unavailable', traceId } });
    expect(await inTrace(traceId, 'POST /api/tokens')).toMatchObject({
      isError: true,
      attributes: { 'error.type': '503', 'switchboard.problem': 'acs/unavailable' },
    });
    expect(await inTrace(traceId, 'POST /identities')).toMatchObject({
      isError: true,
      attributes: { 'error.type': 'ECONNREFUSED' },
    });
  });
});
