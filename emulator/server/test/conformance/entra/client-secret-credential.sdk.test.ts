import { ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  startTrustedEmulator,
  tenantId,
  type TrustedEmulator,
} from '../authentication/support/trusted-emulator.ts';

let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator({
    seed: { entra: { clients: [{ clientId: 'mine', clientSecret: 'other' }] } },
  });
});
afterAll(() => emulator[Symbol.asyncDispose]());

const credentialFor = (clientId: string, secret: string, tenant = tenantId) =>
  new ClientSecretCredential(tenant, clientId, secret, {
    authorityHost: emulator.endpoint,
    disableInstanceDiscovery: true,
    retryOptions: { maxRetries: 0 },
  });

describe('ClientSecretCredential', () => {
  it.each([
    ['emulator', 'emulator-secret', tenantId],
    ['mine', 'other', 'contoso.example'],
  ])('lets the application %s create users', async (clientId, secret, tenant) => {
    const client = emulator.identityClientWith(credentialFor(clientId, secret, tenant));
    expect(await client.createUser()).toHaveProperty('communicationUserId');
  });

  it.each([
    ['emulator', 'wrong', 'AADSTS7000215'],
    ['stranger', 'emulator-secret', 'AADSTS700016'],
  ])('fails for %s with the secret %s as Entra does', async (clientId, secret, number) => {
    const failure = await failureOf(
      credentialFor(clientId, secret).getToken('https://communication.azure.com//.default'),
    );
    expect(failure.name).toBe('AuthenticationRequiredError');
    expect(failure.message).toContain(number);
  });

  it('fails at the emulated end of its token', async () => {
    await using other = await startTrustedEmulator();
    const credential = new ClientSecretCredential(tenantId, 'emulator', 'emulator-secret', {
      authorityHost: other.endpoint,
      disableInstanceDiscovery: true,
    });
    const client = other.identityClientWith(credential);
    await client.createUser();
    await other.clock.advance(3_600_000);
    expect(await failureOf(client.createUser())).toMatchObject({
      statusCode: 401,
      message: expect.stringContaining('expired'),
    });
  });
});
