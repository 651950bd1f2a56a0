import { RoomsClient } from '@azure/communication-rooms';
import type { TokenCredential } from '@azure/core-auth';
import type { EmulatorOptions } from '../../../../src/index.ts';
import { startTrustedEmulator } from '../../authentication/support/trusted-emulator.ts';

const clientOptions = { retryOptions: { maxRetries: 0 } };
export const dayMs = 24 * 3_600_000;

/** An emulator and clients of it. */
export async function startRoomsBed(options: EmulatorOptions = {}) {
  const emulator = await startTrustedEmulator(options);
  return {
    emulator,
    rooms: new RoomsClient(emulator.connectionString, clientOptions),
    roomsWith: (credential: TokenCredential) => new RoomsClient(emulator.endpoint, credential, clientOptions),
    roomsWithKey: (key: string) =>
      new RoomsClient(`endpoint=${emulator.endpoint};accesskey=${key}`, clientOptions),
    createUser: () => emulator.identityClient.createUser(),
    stop: () => emulator[Symbol.asyncDispose](),
  };
}

export type RoomsBed = Awaited<ReturnType<typeof startRoomsBed>>;

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
