import { createCallingSession } from '../create-calling-session.ts';
import { ScriptedSdk } from './scripted-sdk.ts';

/** Signed so that the credential can read when it expires, and nothing else. */
const token = `e30.${btoa(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + 3600 }))}.`;
export const media = { isMuted: false, withCamera: false };
export const people = { kind: 'people', userIds: ['8:acs:ben'] } as const;

class ScriptedEffect {
  readonly name: 'BackgroundBlur' | 'BackgroundReplacement';
  isSupported = async () => true;
  constructor(name: ScriptedEffect['name']) {
    this.name = name;
  }
}

/** A session over a scripted SDK. */
export function start(storage?: Map<string, string>) {
  const scripted = new ScriptedSdk();
  const declined: string[] = [];
  const session = createCallingSession({
    loadSdk: async () => scripted.sdk,
    fetchToken: async () => token,
    createBackgroundEffect: async (background) =>
      new ScriptedEffect(background === 'blur' ? 'BackgroundBlur' : 'BackgroundReplacement'),
    onDeclined: (serverCallId) => void declined.push(serverCallId),
    displayName: 'Ann',
    storage: storage && {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
    },
  });
  return { scripted, session, declined, call: () => session.getState().call };
}
