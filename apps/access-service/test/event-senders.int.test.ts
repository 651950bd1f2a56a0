import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECRET, post, smsReceived } from './support/event-bed.ts';
import { ServiceBed } from './support/service-bed.ts';

const TENANT = '11111111-2222-3333-4444-555555555555';
const AUDIENCE = 'api://switchboard-events';
let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start({}, {}, 0);
  await bed.startReplica({
    EVENTS_ENTRA_TENANT_ID: TENANT,
    EVENTS_ENTRA_AUDIENCE: AUDIENCE,
    EVENTS_ENTRA_AUTHORITY: bed.emulator.endpoint,
    EVENTS_ENTRA_CLIENT_ID: 'emulator',
  });
});
afterAll(() => bed[Symbol.asyncDispose]());

/** What Event Grid asks for before it delivers. */
async function token(tenant = TENANT, audience = AUDIENCE): Promise<string> {
  const answer = await fetch(`${bed.emulator.endpoint}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'emulator',
      client_secret: 'emulator-secret',
      scope: `${audience}/.default`,
    }),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  return access_token;
}
const send = async (authorization?: string, url = bed.service.url, code: string | null = null) =>
  (await post(url, [smsReceived()], { code, headers: authorization ? { authorization } : {} })).status;

describe('a sender with a token of Entra', () => {
  it('200 with the tenant, the audience and the application that are configured', async () => {
    expect(await send(`Bearer ${await token()}`)).toBe(200);
  });

  it('401 without a token', async () => {
    expect(await send()).toBe(401);
    expect(await send('Basic YTpi')).toBe(401);
    expect(await send(undefined, bed.service.url, SECRET)).toBe(401);
  });

  it('403 with one of another tenant, for another audience, or that was changed', async () => {
    expect(await send(`Bearer ${await token(randomUUID())}`)).toBe(403);
    expect(await send(`Bearer ${await token(TENANT, 'api://elsewhere')}`)).toBe(403);
    const [header, payload, signature] = (await token()).split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), sub: 'x' }),
    ).toString('base64url');
    expect(await send(`Bearer ${header}.${forged}.${signature}`)).toBe(403);
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await send(`Bearer ${unsigned}.${payload}.`)).toBe(403);
    expect(await send('Bearer nonsense')).toBe(403);
  });

  it('403 when another application asked for the token', async () => {
    const other = await bed.startReplica({
      EVENTS_ENTRA_TENANT_ID: TENANT,
      EVENTS_ENTRA_AUDIENCE: AUDIENCE,
      EVENTS_ENTRA_AUTHORITY: bed.emulator.endpoint,
    });
    expect(await send(`Bearer ${await token()}`, other.url)).toBe(403);
  });

  it('503 while the authority does not answer: Event Grid tries again', async () => {
    const alone = await bed.startReplica({
      EVENTS_ENTRA_TENANT_ID: TENANT,
      EVENTS_ENTRA_AUDIENCE: AUDIENCE,
      EVENTS_ENTRA_AUTHORITY: 'http://127.0.0.1:1',
    });
    expect(await send(`Bearer ${await token()}`, alone.url)).toBe(503);
  });

  it('needs the secret as well when there is one, either of two', async () => {
    const both = await bed.startReplica({
      EVENTS_ENTRA_TENANT_ID: TENANT,
      EVENTS_ENTRA_AUDIENCE: AUDIENCE,
      EVENTS_ENTRA_AUTHORITY: bed.emulator.endpoint,
      EVENTS_ENTRA_CLIENT_ID: 'emulator',
      EVENTS_WEBHOOK_SECRET: `${SECRET},the-secret-before-it`,
    });
    const bearer = `Bearer ${await token()}`;
    expect(await send(bearer, both.url)).toBe(401);
    expect(await send(bearer, both.url, 'wrong')).toBe(403);
    expect(await send(undefined, both.url, SECRET)).toBe(401);
    expect(await send(bearer, both.url, SECRET)).toBe(200);
    expect(await send(bearer, both.url, 'the-secret-before-it')).toBe(200);
  });
});

describe('a service without a secret', () => {
  it('404: events are not taken', async () => {
    const off = await bed.startReplica({});
    expect(await send(undefined, off.url)).toBe(404);
    expect(bed.log.some((line) => line.includes('events of Event Grid are not taken'))).toBe(true);
  });
});
