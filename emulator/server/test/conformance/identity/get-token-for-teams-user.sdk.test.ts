import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, userCredential } from '../authentication/support/sign-in.ts';
import {
  failureOf,
  startTrustedEmulator,
  type TrustedEmulator,
} from '../authentication/support/trusted-emulator.ts';

const scope = 'https://auth.msft.communication.azure.com/Teams.ManageCalls';
let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator();
});
afterAll(() => emulator[Symbol.asyncDispose]());

async function getTeamsToken(): Promise<{
  teamsUserAadToken: string;
  clientId: string;
  userObjectId: string;
}> {
  const credential = await userCredential(emulator, 'Tea Ms', scope);
  const { token } = await credential.getToken(scope);
  return { teamsUserAadToken: token, clientId: 'emulator', userObjectId: String(claimsOf(token).oid) };
}

describe('CommunicationIdentity_ExchangeTeamsUserAccessToken', () => {
  it('getTokenForTeamsUser gives a token for calls that ends with the Entra token', async () => {
    const options = await getTeamsToken();
    const { token, expiresOn } = await emulator.identityClient.getTokenForTeamsUser(options);
    expect(claimsOf(token)).toMatchObject({ skypeid: `orgid:${options.userObjectId}`, acsScope: 'voip' });
    const entraEnd = Number(claimsOf(options.teamsUserAadToken).exp);
    expect(Math.floor(expiresOn.getTime() / 1000)).toBe(entraEnd);
  });

  it('getTokenForTeamsUser fails with 400 for another application or user, with 401 for another token', async () => {
    const options = await getTeamsToken();
    const statusWith = async (change: object) =>
      (await failureOf(emulator.identityClient.getTokenForTeamsUser({ ...options, ...change }))).statusCode;
    expect(await statusWith({ clientId: 'other' })).toBe(400);
    expect(await statusWith({ userObjectId: 'other' })).toBe(400);
    expect(await statusWith({ teamsUserAadToken: 'other' })).toBe(401);
  });
});
