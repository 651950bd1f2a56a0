import { CommunicationIdentityClient } from '@azure/communication-identity';
import { expect, test } from 'acs-emulator/vitest';

/** Two files like this one run at the same time, and neither sees or resets what the other one makes. */
test.each([1, 2, 3, 4, 5])('people %i', async () => {
  const { emulator } = await import('acs-emulator/vitest');
  const client = new CommunicationIdentityClient(emulator.connectionString);
  const { user, expiresOn } = await client.createUserAndToken(['chat']);
  for (let other = 0; other < 20; other++) await client.createUser();
  const created = (await emulator.requests()).filter(({ operation }) =>
    /^CommunicationIdentity_Create/.test(operation),
  );
  expect(created).toHaveLength(21);
  await client.getToken(user, ['chat']);

  await emulator.clock.advance('PT25H');
  const { now } = await emulator.clock.read();
  expect(new Date(now).getTime()).toBeGreaterThan(expiresOn.getTime());
});
