import { CommunicationIdentityClient } from '@azure/communication-identity';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../../src/index.ts';
import { trustCertificate, loadBrowserChatSdk, type BrowserChatSdk } from './support/browser-chat-sdk.ts';
import { listen, type ChatListener } from './support/chat-listener.ts';
import { eventually } from './support/eventually.ts';

let sdk: BrowserChatSdk;
let stateDirectory: string;
let emulator: Awaited<ReturnType<typeof startEmulator>>;

beforeAll(async () => {
  sdk = await loadBrowserChatSdk();
  stateDirectory = await mkdtemp(join(tmpdir(), 'two-people-chat-'));
  emulator = await startEmulator({ stateDirectory });
  trustCertificate(emulator.caCertificate);
});
afterAll(async () => {
  await emulator.stop();
  await rm(stateDirectory, { recursive: true });
});

async function createUser() {
  const client = new CommunicationIdentityClient(emulator.connectionString);
  const { user, token } = await client.createUserAndToken(['chat']);
  return { id: user, token, rawId: user.communicationUserId };
}

const names = ({ events }: ChatListener) => events.map(([name]) => name);
const eventOf = ({ events }: ChatListener, wanted: string) => events.find(([name]) => name === wanted)?.[1];

describe.each(['https', 'http'] as const)('two people who chat, over %s', (scheme) => {
  it('hear everything that happens in their thread, on every device; a stranger hears nothing', async () => {
    const [ann, ben, cleo, stranger] = [
      await createUser(),
      await createUser(),
      await createUser(),
      await createUser(),
    ];
    const hear = ({ token }: { token: string }) =>
      listen(sdk, { endpoint: emulator.endpoint, token, scheme });
    const listeners = await Promise.all([ann, ben, ben, cleo, stranger].map(hear));
    const [ofAnn, ofBen, alsoOfBen, ofCleo, ofStranger] = listeners as [
      ChatListener,
      ChatListener,
      ChatListener,
      ChatListener,
      ChatListener,
    ];

    const { chatThread } = await ofAnn.client.createChatThread(
      { topic: 'Überraschung 50%' },
      { participants: [{ id: ben.id, displayName: 'Ben' }] },
    );
    const threadId = chatThread?.id ?? '';
    const annsThread = ofAnn.client.getChatThreadClient(threadId);
    const bensThread = ofBen.client.getChatThreadClient(threadId);
    const metadata = { mood: 'glad' };
    const { id } = await annsThread.sendMessage({ content: 'hej' }, { senderDisplayName: 'Ann', metadata });
    const sent = await bensThread.getMessage(id);
    await annsThread.updateMessage(id, { content: 'hello', metadata });
    const edited = await bensThread.getMessage(id);
    await bensThread.sendTypingNotification({ senderDisplayName: 'Ben' });
    await bensThread.sendReadReceipt({ chatMessageId: id });
    await annsThread.deleteMessage(id);
    await annsThread.updateTopic('Party');
    await annsThread.addParticipants({ participants: [{ id: cleo.id, displayName: 'Cleo' }] });
    await annsThread.removeParticipant(cleo.id);
    await ofAnn.client.deleteChatThread(threadId);

    const forBen = [
      'chatThreadCreated',
      'chatMessageReceived',
      'chatMessageEdited',
      'typingIndicatorReceived',
      'chatMessageDeleted',
      'chatThreadPropertiesUpdated',
      'participantsAdded',
      'participantsRemoved',
      'chatThreadDeleted',
    ];
    const forAnn = forBen.toSpliced(4, 0, 'readReceiptReceived');
    await eventually(() => [names(ofAnn), names(ofBen), names(alsoOfBen)]).toEqual([forAnn, forBen, forBen]);
    expect(names(ofCleo)).toContain('participantsAdded');
    expect(names(ofCleo)).not.toContain('chatThreadDeleted');
    expect(names(ofStranger)).toEqual([]);

    const user = ({ rawId }: { rawId: string }) => ({
      kind: 'communicationUser',
      communicationUserId: rawId,
    });
    expect(eventOf(ofBen, 'chatMessageReceived')).toEqual({
      threadId,
      id,
      sender: user(ann),
      senderDisplayName: 'Ann',
      recipient: user(ben),
      createdOn: new Date(Number(id)),
      version: sent.version,
      type: 'Text',
      message: 'hej',
      metadata,
      attachments: [],
    });
    expect(eventOf(ofBen, 'chatMessageEdited')).toMatchObject({
      id,
      message: 'hello',
      metadata,
      version: edited.version,
      editedOn: new Date(Number(edited.version)),
    });
    expect(eventOf(ofAnn, 'readReceiptReceived')).toMatchObject({ sender: user(ben), chatMessageId: id });
    expect(eventOf(ofAnn, 'typingIndicatorReceived')).toMatchObject({ senderDisplayName: 'Ben' });
    expect(eventOf(ofBen, 'chatThreadCreated')).toMatchObject({
      threadId,
      createdOn: expect.any(Date),
      createdBy: { id: user(ann) },
      properties: { topic: 'Überraschung 50%' },
      participants: expect.arrayContaining([expect.objectContaining({ id: user(ben), displayName: 'Ben' })]),
      retentionPolicy: { kind: 'none' },
    });
    expect(eventOf(ofBen, 'chatThreadPropertiesUpdated')).toMatchObject({ properties: { topic: 'Party' } });
    expect(eventOf(ofBen, 'participantsAdded')).toMatchObject({
      addedBy: { id: user(ann) },
      participantsAdded: [{ id: user(cleo), displayName: 'Cleo' }],
    });
    expect(eventOf(ofBen, 'participantsRemoved')).toMatchObject({
      participantsRemoved: [{ id: user(cleo) }],
    });
    expect(eventOf(ofBen, 'chatThreadDeleted')).toMatchObject({ threadId, deletedBy: { id: user(ann) } });
    await Promise.all(listeners.map((listener) => listener.stop()));
  });
});

describe('revocation through the identity service', () => {
  it('ends the connection at once', async () => {
    const ann = await createUser();
    const listener = await listen(sdk, { endpoint: emulator.endpoint, token: ann.token });
    await new CommunicationIdentityClient(emulator.connectionString).revokeTokens(ann.id);
    await eventually(() => listener.connections.at(-1)).toBe('disconnected');
    await listener.stop();
  });
});

describe('an emulator that starts again on its port with its data', () => {
  it('is found by its clients, who hear what is new', async () => {
    const dataDirectory = join(stateDirectory, 'data');
    const first = emulator;
    emulator = await startEmulator({ stateDirectory, dataDirectory });
    await first.stop();
    const [ann, ben] = [await createUser(), await createUser()];
    const hear = ({ token }: { token: string }) => listen(sdk, { endpoint: emulator.endpoint, token });
    const [ofAnn, ofBen] = [await hear(ann), await hear(ben)];
    const participants = [{ id: ben.id }];
    const { chatThread } = await ofAnn.client.createChatThread({ topic: 'x' }, { participants });
    await emulator.stop();
    await eventually(() => ofBen.connections.at(-1)).toBe('disconnected');
    emulator = await startEmulator({
      stateDirectory,
      dataDirectory,
      port: Number(new URL(emulator.endpoint).port),
    });
    await Promise.all([ofAnn.connected(2), ofBen.connected(2)]);
    await ofAnn.client.getChatThreadClient(chatThread?.id ?? '').sendMessage({ content: 'still here' });
    await eventually(() => eventOf(ofBen, 'chatMessageReceived')).toMatchObject({ message: 'still here' });
    await Promise.all([ofAnn.stop(), ofBen.stop()]);
  });
});
