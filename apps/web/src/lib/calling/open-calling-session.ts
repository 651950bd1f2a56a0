import type { CallingSession } from '@switchboard/calling-core';
import { accessApi } from '../http/access-api.ts';
import { availableStorage } from '../preferences/available-storage.ts';
import { loadBackgroundEffect } from './load-background-effect.ts';
import { loadCallingSdk } from './load-calling-sdk.ts';
import { tellDeclined } from './tell-declined.ts';

/** Makes the calling session of the signed-in user. Its code is loaded by this, the SDK when the session connects. */
export async function openCallingSession(displayName: string): Promise<CallingSession> {
  const { createCallingSession } = await import('@switchboard/calling-core');
  return createCallingSession({
    displayName,
    storage: availableStorage(),
    loadSdk: async () => loadCallingSdk(await accessApi.getConfig()),
    createBackgroundEffect: async (background) =>
      loadBackgroundEffect(await accessApi.getConfig(), background),
    onDeclined: (serverCallId) => void tellDeclined(serverCallId),
    fetchToken: async (signal) => (await accessApi.issueToken({ signal })).token,
  });
}
