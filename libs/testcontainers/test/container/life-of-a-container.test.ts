import { CommunicationIdentityClient } from '@azure/communication-identity';
import { randomUUID } from 'node:crypto';
import { GenericContainer, Network } from 'testcontainers';
import { describe, expect, it } from 'vitest';
import { AcsEmulatorContainer } from '../../src/index.ts';
import { docker, volumesOf } from './support/docker.ts';

describe('two containers side by side', () => {
  it('have each their own data, control key and authority, and leave nothing', async () => {
    const [left, right] = await Promise.all([
      new AcsEmulatorContainer().start(),
      new AcsEmulatorContainer().start(),
    ]);
    const containers = [left.getId(), right.getId()];
    const volumes = containers.flatMap(volumesOf);
    expect(volumes).toHaveLength(2);
    await new CommunicationIdentityClient(left.getConnectionString(), left.getClientOptions()).createUser();
    expect(await left.control.requests()).toHaveLength(1);
    expect(await right.control.requests()).toEqual([]);
    expect(left.getControlKey()).not.toBe(right.getControlKey());
    expect(left.getCaCertificate()).not.toBe(right.getCaCertificate());
    await Promise.all([left.stop(), right.stop()]);
    const remaining = [...docker('ps', '-aq', '--no-trunc'), ...docker('volume', 'ls', '-q')];
    expect([...containers, ...volumes].filter((each) => remaining.includes(each))).toEqual([]);
  });
});

describe('withData', () => {
  it('hands everything on to the next container, the authority included', async () => {
    const volume = `acs-test-${randomUUID()}`;
    const start = () => new AcsEmulatorContainer().withData(volume).start();
    try {
      const first = await start();
      const identities = new CommunicationIdentityClient(
        first.getConnectionString(),
        first.getClientOptions(),
      );
      const user = await identities.createUser();
      await expect(start()).rejects.toThrow(/name .* is already in use/);
      docker('kill', first.getId());
      await first.stop();
      await using second = await start();
      expect(second.getCaCertificate()).toBe(first.getCaCertificate());
      const known = new CommunicationIdentityClient(second.getConnectionString(), second.getClientOptions());
      await expect(known.getToken(user, ['voip'])).resolves.toHaveProperty('token');
    } finally {
      docker('volume', 'rm', '--force', volume);
    }
  });
});

describe('withReuse', () => {
  it('finds the container of an earlier run by its settings, the control key among them', async () => {
    const controlKey = randomUUID();
    const start = () => new AcsEmulatorContainer().withControlKey(controlKey).withReuse().start();
    const [first, again] = [await start(), await start()];
    expect(again.getId()).toBe(first.getId());
    expect(await again.control.health()).toEqual({ status: 'ready' });
    await again.stop();
  });
});

describe('a network of containers', () => {
  it('reaches the emulator by its alias, which the certificate is good for', async () => {
    await using network = await new Network().start();
    await using acs = await new AcsEmulatorContainer().withNetwork(network).withNetworkAliases('acs').start();
    expect(acs.getInternalConnectionString()).toMatch(/^endpoint=https:\/\/acs:3002\/;accesskey=/);
    expect(() => acs.getInternalConnectionString('other')).toThrow('not the network alias "other"');
    const script = `fetch('https://acs:3002/chat/threads?api-version=2025-03-15').then(({ status }) => console.log(status))`;
    await using client = await new GenericContainer('node:24-bookworm-slim')
      .withNetwork(network)
      .withCopyContentToContainer([{ content: acs.getCaCertificate(), target: '/ca.pem' }])
      .withEnvironment({ NODE_EXTRA_CA_CERTS: '/ca.pem' })
      .withEntrypoint(['sleep', 'infinity'])
      .start();
    expect(await client.exec(['node', '--eval', script])).toMatchObject({ output: '401\n', exitCode: 0 });
  });

  it('has no address for one that has no alias', async () => {
    await using acs = await new AcsEmulatorContainer().start();
    expect(() => acs.getInternalConnectionString()).toThrow('withNetworkAliases');
  });
});

describe('a container that cannot start', () => {
  it('says which image is missing, and what to do', async () => {
    const container = new AcsEmulatorContainer('localhost:1/acs-emulator:none');
    await expect(container.start()).rejects.toThrow(
      /The image "localhost:1\/acs-emulator:none" is not on this machine .*ACS_EMULATOR_IMAGE/,
    );
  });

  it("says why in the emulator's own words", async () => {
    const container = new AcsEmulatorContainer().withAccessKey('not base64');
    await expect(container.start()).rejects.toThrow(
      /ended with exit code \d+ before it was ready.\n.*must be base64 of at least 16 bytes/s,
    );
  });

  it('leaves no container behind', async () => {
    const name = `acs-test-${randomUUID()}`;
    const container = new AcsEmulatorContainer().withSeed({ phoneNumbers: ['5'] }).withName(name);
    await expect(container.start()).rejects.toThrow('must be a seed file (phoneNumbers.0');
    expect(docker('ps', '-aq', '--filter', `name=${name}`)).toEqual([]);
  });
});
