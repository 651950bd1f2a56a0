import { createHmac } from 'node:crypto';
import type { CommunicationRelayConfiguration } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import type { AcsError } from '../../../kernel/acs-error.ts';
import type { OperationRequest } from '../../../kernel/operation.ts';
import type { RelayServer } from '../../../kernel/ports/relay-server.ts';
import type { ServiceContext } from '../../../kernel/service.ts';
import { createNetworkTraversalService, createRelayCredentials } from '../index.ts';

const nowSeconds = Date.UTC(2026, 0, 31, 12) / 1000;
const alice = '8:acs:ac5e0000_alice';
const secret = 'a secret of the relay';
const relay: RelayServer = { secret, urls: ['turn:relay.example:3478', 'turns:relay.example:5349'] };

function createHarness(server: RelayServer | undefined = relay) {
  const clock = createSystemClock({ debug() {}, info() {}, warn() {}, error() {} }, () => nowSeconds * 1000);
  clock.freeze();
  const identities = { exists: (rawId: string) => Promise.resolve(rawId === alice) };
  const context = {
    identities,
    ids: createSeededIdGenerator('relay'),
    relay: server && createRelayCredentials(server, clock),
  } as unknown as ServiceContext;
  const [operation] = createNetworkTraversalService(context, undefined).operations;
  return async (body?: unknown): Promise<CommunicationRelayConfiguration> => {
    const request = { body: operation!.request.body!.parse(body) } as OperationRequest;
    const { status, body: answer } = await operation!.handle(undefined, request);
    expect(status).toBe(200);
    return answer as CommunicationRelayConfiguration;
  };
}

const usernameOf = ({ iceServers }: CommunicationRelayConfiguration) => iceServers[0]!.username;

describe('CommunicationNetworkTraversal_IssueRelayConfiguration', () => {
  it('200 with both route types and 48 hours when nothing is asked for', async () => {
    const { expiresOn, iceServers } = await createHarness()();
    expect(expiresOn).toBe('2026-02-02T12:00:00.0000000+00:00');
    expect(iceServers.map(({ routeType }) => routeType)).toEqual(['any', 'nearest']);
    expect(iceServers[0]!.urls).toEqual([
      'turn:relay.example:3478',
      'turns:relay.example:5349',
      'stun:relay.example:3478',
    ]);
  });

  it('200 with a credential that coturn takes: the expiry and the user, and their HMAC', async () => {
    const { iceServers } = await createHarness()({ id: alice, routeType: 'nearest', ttl: 60 });
    const username = `${nowSeconds + 60}:${alice}`;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    expect(iceServers).toEqual([expect.objectContaining({ username, credential, routeType: 'nearest' })]);
  });

  it('200 with a name of its own for each caller without a user', async () => {
    const issue = createHarness();
    const [one, two] = [usernameOf(await issue()), usernameOf(await issue({ id: null }))];
    expect(one).toMatch(/^\d{10}:[\w-]{22}$/);
    expect(two).not.toBe(one);
  });

  it('200 with the longest lifetime when more is asked for', async () => {
    const issue = createHarness();
    expect(usernameOf(await issue({ ttl: 172_801 }))).toMatch(`${nowSeconds + 172_800}:`);
    expect(usernameOf(await issue({ ttl: 0 }))).toMatch(`${nowSeconds}:`);
  });

  it('200 with the STUN servers that were configured', async () => {
    const urls = ['turn:relay.example', 'stun:stun.example:3478'];
    expect((await createHarness({ secret, urls })()).iceServers[0]!.urls).toEqual(urls);
  });

  it.each([{ ttl: -1 }, { ttl: 1.5 }, { ttl: '60' }, { routeType: 'far' }, { id: '' }, { id: 7 }, [], 'x'])(
    '400 for %j',
    async (body) => {
      await expect(createHarness()(body)).rejects.toThrow('"code"');
    },
  );

  it('400 for a user that does not exist', async () => {
    const refusal = createHarness()({ id: '8:acs:ac5e0000_bob' });
    await expect(refusal).rejects.toMatchObject({ status: 400, target: 'id' });
  });

  it('501 that says how to configure a relay when there is none', async () => {
    const call = createServiceWithoutRelay();
    const error = (await call.catch((reason: unknown) => reason)) as AcsError;
    expect(error).toMatchObject({ status: 501, code: 'EmulatorRelayNotConfigured' });
    expect(error.message).toContain('--turn-secret');
  });
});

function createServiceWithoutRelay() {
  const [operation] = createNetworkTraversalService({} as ServiceContext, undefined).operations;
  return Promise.resolve().then(() => operation!.handle(undefined, {} as OperationRequest));
}
