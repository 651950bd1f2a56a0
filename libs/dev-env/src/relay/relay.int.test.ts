import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  credentialOf,
  eventually,
  hasIpv6,
  listeningPorts,
  needsCoturn,
  startRelay,
  turnserver,
  type RelayBed,
} from './testing/relay-bed.ts';
import { TurnError, type TurnClient } from './testing/turn-client.ts';

// The relay forgets what has ended once a second, and a busy machine is slow.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const user = '8:acs:ac5e0000-0000-4000-8000-000000003002_alice';

/** The code with which the relay refuses; 0 when it does not. */
const codeOf = (request: Promise<unknown>) =>
  request.then(
    () => 0,
    (error: unknown) => (error instanceof TurnError ? error.code : Promise.reject(error as Error)),
  );

describe.skipIf(!turnserver)(`the relay of a development machine ${needsCoturn}`, () => {
  let bed: RelayBed;
  beforeAll(async () => {
    bed = await startRelay();
  });
  afterAll(() => bed[Symbol.asyncDispose]());

  it('allocates for the right credentials', async () => {
    await using client = await bed.connect(bed.credential(user));
    expect(await client.allocate()).toMatchObject({ address: '127.0.0.1' });
  });

  it.each([
    ['a wrong password', () => ({ ...bed.credential(user), credential: 'wrong' })],
    ['another secret', () => credentialOf('another-secret', user, 600)],
    ['another user', () => ({ ...bed.credential(user), username: bed.credential('mallory').username })],
    [
      'a later expiry',
      () => ({ ...bed.credential(user, 60), username: bed.credential(user, 6000).username }),
    ],
    ['no expiry', () => ({ ...bed.credential(user), username: user })],
    ['an expired credential', () => bed.credential(user, -1)],
  ])('401 for %s', async (_, credential) => {
    await using client = await bed.connect(credential());
    expect(await codeOf(client.allocate())).toBe(401);
  });

  it('401 for a credential that was good until it expired', async () => {
    // Time enough to be used once, on a busy machine too.
    const credential = bed.credential(user, 6);
    await using first = await bed.connect(credential);
    expect(await codeOf(first.allocate())).toBe(0);
    const refusal = await eventually(async () => {
      await using again = await bed.connect(credential);
      return (await codeOf(again.allocate())) || undefined;
    });
    expect(refusal).toBe(401);
  });

  it('relays between two of its clients', async () => {
    await using alice = await bed.connect(bed.credential(user));
    await using bob = await bed.connect(bed.credential('bob'));
    const [ofAlice, ofBob] = [await alice.allocate(), await bob.allocate()];
    await Promise.all([alice.permit(ofBob.address), bob.permit(ofAlice.address)]);
    const received = new Promise<string>((resolve) => bob.onData((data) => resolve(data.toString())));
    alice.send(ofBob, Buffer.from('hello through the relay'));
    expect(await received).toBe('hello through the relay');
  });

  it.each(['10.0.0.1', '169.254.169.254', '192.168.0.1', '0.0.0.0', '224.0.0.1', '8.8.8.8', '1.1.1.1'])(
    '403 for the peer %s, which is not on this machine',
    async (address) => {
      await using client = await bed.connect(bed.credential(user));
      await client.allocate();
      expect(await codeOf(client.permit(address))).toBe(403);
    },
  );

  it('403 also for a channel to a peer that is not on this machine', async () => {
    await using client = await bed.connect(bed.credential(user));
    await client.allocate();
    expect(await codeOf(client.bindChannel('169.254.169.254'))).toBe(403);
    expect(await codeOf(client.bindChannel('127.0.0.1'))).toBe(0);
  });

  it('listens on one port: there is no console', async () => {
    expect(await listeningPorts(bed.service.pid)).toEqual([bed.port]);
  });

  it('keeps its configuration, which has the secret in it, from others', async () => {
    const { mode } = await stat(join(dirname(bed.relay.logFile), 'turnserver.conf'));
    expect(mode & 0o077).toBe(0);
  });
});

describe.skipIf(!turnserver)(`quotas of the relay ${needsCoturn}`, () => {
  it('486 for the fourth allocation of a user until one ends, and none for the others', async () => {
    await using bed = await startRelay({ quotas: { perUser: 3, total: 100 } });
    await using clients = await allocations(bed, [user, user, user]);
    await using fourth = await bed.connect(bed.credential(user, 6000));
    expect(await codeOf(fourth.allocate())).toBe(486);
    await using other = await bed.connect(bed.credential('bob'));
    expect(await codeOf(other.allocate())).toBe(0);
    await clients.clients[0]!.refresh(0);
    expect(await eventually(async () => ((await codeOf(fourth.allocate())) === 0 ? 'free' : undefined))).toBe(
      'free',
    );
  });

  it('486 when all together have too many', async () => {
    await using bed = await startRelay({ quotas: { perUser: 3, total: 5 } });
    await using clients = await allocations(bed, ['a', 'b', 'c', 'd', 'e']);
    await using sixth = await bed.connect(bed.credential('f'));
    expect(clients.clients).toHaveLength(5);
    expect(await codeOf(sixth.allocate())).toBe(486);
  });
});

describe.skipIf(!turnserver)(`the relay of a compose network ${needsCoturn}`, () => {
  it('sends to that network only, not even to the machine that it runs on', async () => {
    const network = { from: '172.28.0.0', to: '172.28.255.255', what: 'the compose network' };
    await using bed = await startRelay({ peers: [network] });
    await using client = await bed.connect(bed.credential(user));
    await client.allocate();
    expect(await codeOf(client.permit('172.28.0.5'))).toBe(0);
    for (const address of ['127.0.0.1', '172.27.255.255', '172.29.0.1', '10.0.0.1', '8.8.8.8'])
      expect(await codeOf(client.permit(address)), address).toBe(403);
  });
});

describe.skipIf(!turnserver || !hasIpv6)(`the relay on the internet ${needsCoturn}`, () => {
  let bed: RelayBed;
  beforeAll(async () => {
    bed = await startRelay({ peers: 'internet', addresses: ['127.0.0.1', '::1'] });
  });
  afterAll(() => bed[Symbol.asyncDispose]());

  async function permit(address: string, family: 'ipv4' | 'ipv6'): Promise<number> {
    await using client = await bed.connect(bed.credential(user));
    await client.allocate(family);
    return codeOf(client.permit(address));
  }

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.31.196.1',
    '192.52.193.1',
    '192.88.99.1',
    '192.168.1.1',
    '192.175.48.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
  ])('403 for the peer %s', async (address) => {
    expect(await permit(address, 'ipv4')).toBe(403);
  });

  it.each([
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '::ffff:8.8.8.8',
    '::10.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:db8::1',
    '2002:a00:1::1',
    '2620:4f:8000::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
  ])('403 for the peer %s', async (address) => {
    expect(await permit(address, 'ipv6')).toBe(403);
  });

  it.each(['8.8.8.8', '1.1.1.1', '9.255.255.255', '172.32.0.1', '192.0.1.1', '223.255.255.255'])(
    'lets clients talk to the peer %s',
    async (address) => {
      expect(await permit(address, 'ipv4')).toBe(0);
    },
  );

  it.each(['2001:4860:4860::8888', '2606:4700::1111', '2a00::1'])(
    'lets clients talk to the peer %s',
    async (address) => {
      expect(await permit(address, 'ipv6')).toBe(0);
    },
  );

  it('443 for an IPv4 address that is written as IPv6, on an IPv4 allocation', async () => {
    expect(await permit('::ffff:127.0.0.1', 'ipv4')).toBe(443);
  });
});

/** Clients with an allocation each. */
async function allocations(bed: RelayBed, ids: readonly string[]) {
  const clients: TurnClient[] = [];
  for (const id of ids) {
    const client = await bed.connect(bed.credential(id));
    clients.push(client);
    await client.allocate();
  }
  return {
    clients,
    async [Symbol.asyncDispose]() {
      for (const client of clients) await client[Symbol.asyncDispose]();
    },
  };
}
