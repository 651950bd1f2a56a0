import type { ChatClient } from '@azure/communication-chat';
import type { BrowserChatSdk } from './browser-chat-sdk.ts';
import { plainHttp } from './plain-http-policy.ts';
import { eventually } from './eventually.ts';

const eventNames = [
  'chatMessageReceived',
  'chatMessageEdited',
  'chatMessageDeleted',
  'typingIndicatorReceived',
  'readReceiptReceived',
  'chatThreadCreated',
  'chatThreadDeleted',
  'chatThreadPropertiesUpdated',
  'participantsAdded',
  'participantsRemoved',
] as const;

export interface ChatListener {
  readonly client: ChatClient;
  /** Name and event object, in the order of arrival. */
  readonly events: readonly (readonly [name: string, event: unknown])[];
  readonly connections: readonly ('connected' | 'disconnected')[];
  /** Resolves when the client has been connected this many times in all. */
  connected(times?: number): Promise<void>;
  stop(): Promise<void>;
}

interface ListenOptions {
  readonly endpoint: string;
  /** A token, or what gives one each time that the SDK asks. */
  readonly token: string | (() => Promise<string>);
  readonly scheme?: 'https' | 'http';
}

/** A chat client with real-time notifications on, which writes down all it hears. */
export async function listen(
  sdk: BrowserChatSdk,
  { endpoint, token, scheme = 'https' }: ListenOptions,
): Promise<ChatListener> {
  const policies = scheme === 'http' ? plainHttp() : {};
  const client = new sdk.ChatClient(endpoint, credentialOf(sdk, token), {
    ...policies,
    signalingClientOptions: policies,
  } as ConstructorParameters<typeof sdk.ChatClient>[2]);
  const connections: ('connected' | 'disconnected')[] = [];
  client.on('realTimeNotificationConnected', () => connections.push('connected'));
  client.on('realTimeNotificationDisconnected', () => connections.push('disconnected'));
  await client.startRealtimeNotifications();
  const events: [string, unknown][] = [];
  for (const name of eventNames)
    client.on(name as 'chatMessageReceived', (event) => events.push([name, event]));
  const connected = async (times = 1) => {
    const count = () => connections.filter((connection) => connection === 'connected').length;
    await eventually(count).toBeGreaterThanOrEqual(times);
  };
  await connected();
  return { client, events, connections, connected, stop: () => client.stopRealtimeNotifications() };
}

function credentialOf(sdk: BrowserChatSdk, token: ListenOptions['token']) {
  if (typeof token === 'string') return new sdk.AzureCommunicationTokenCredential(token);
  return {
    getToken: async () => ({ token: await token(), expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
    dispose: () => undefined,
  };
}
