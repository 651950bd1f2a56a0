import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { ChatClient } from '@azure/communication-chat';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failureOf, startTrustedEmulator, type TrustedEmulator } from './support/trusted-emulator.ts';

let dataDirectory: string;
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'acs-emulator-data-'));
});
afterAll(() => rm(dataDirectory, { recursive: true, force: true }));

const createThread = ({ endpoint }: TrustedEmulator, token: string) =>
  new ChatClient(endpoint, new AzureCommunicationTokenCredential(token)).createChatThread({ topic: 'x' });

async function issueTokens() {
  await using emulator = await startTrustedEmulator({ dataDirectory });
  const { identityClient } = emulator;
  const { user, token: revoked } = await identityClient.createUserAndToken(['chat']);
  await identityClient.revokeTokens(user);
  return { revoked, token: (await identityClient.getToken(user, ['chat'])).token };
}

it('tokens and their revocation outlive a restart with a data directory, and end with a reset', async () => {
  const { revoked, token } = await issueTokens();
  await using emulator = await startTrustedEmulator({ dataDirectory });
  await expect(createThread(emulator, token)).resolves.toHaveProperty('chatThread');
  expect(await failureOf(createThread(emulator, revoked))).toMatchObject({ statusCode: 401 });
  await emulator.reset();
  expect(await failureOf(createThread(emulator, token))).toMatchObject({ statusCode: 401 });
});

it('tokens end with an emulator that keeps nothing', async () => {
  const issue = async () => {
    await using emulator = await startTrustedEmulator();
    return (await emulator.identityClient.createUserAndToken(['chat'])).token;
  };
  const token = await issue();
  await using emulator = await startTrustedEmulator();
  expect(await failureOf(createThread(emulator, token))).toMatchObject({ statusCode: 401 });
});
