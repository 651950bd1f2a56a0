import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustCertificate, loadBrowserChatSdk, type BrowserChatSdk } from './support/browser-chat-sdk.ts';
import { listen } from './support/chat-listener.ts';
import { startRealTimeBed } from './support/real-time-bed.ts';
import { sampleEvents, sampleMessage, text, threadId } from './support/sample-events.ts';
import { eventually } from './support/eventually.ts';

let sdk: BrowserChatSdk;
let bed: Awaited<ReturnType<typeof startRealTimeBed>>;

beforeAll(async () => {
  sdk = await loadBrowserChatSdk();
  bed = await startRealTimeBed();
  trustCertificate(bed.caCertificate);
});
afterAll(async () => {
  await bed.stop();
  await bed.removeFiles();
});

const user = (communicationUserId: string) => ({ kind: 'communicationUser', communicationUserId });

describe.each(['https', 'http'] as const)('events that the SDK parses, over %s', (scheme) => {
  const hear = async (rawId: string) =>
    listen(sdk, { endpoint: bed.httpsEndpoint, token: await bed.issueToken(rawId), scheme });

  it('are complete and right, all ten kinds', async () => {
    const [ann, ben] = [bed.userId(), bed.userId()];
    const listener = await hear(ben);
    bed.publish(sampleMessage([ann, ben]));
    sampleEvents(ann, ben).forEach(bed.publish);
    await eventually(() => listener.events.length).toBe(10);

    const at = new Date('2026-01-01T00:00:09.123Z');
    const version = '1767225600009';
    const fromAnn = { threadId, sender: user(ann), recipient: user(ben) };
    const by = { id: user(ann), displayName: 'Ann', metadata: { role: '100%25 owner' } };
    const member = {
      id: user(ben),
      displayName: 'Ben 벤',
      shareHistoryTime: new Date('2025-12-31T00:00:00.000Z'),
      metadata: { k: 'v' },
    };
    const message = {
      ...fromAnn,
      senderDisplayName: 'Ann "A" %41',
      id: '1767225600001',
      createdOn: new Date('2026-01-01T00:00:00.001Z'),
      version,
      type: 'RichText/Html',
    };
    const attachments = [
      { id: 'image-1', attachmentType: 'file', name: 'report.pdf', url: 'https://files/1' },
    ];
    const edited = { ...message, message: '<p>x</p>', metadata: { tag: 'a"b' }, attachments };
    expect(listener.events).toEqual([
      [
        'chatMessageReceived',
        { ...message, version: message.id, type: 'Text', message: text, metadata: {}, attachments: [] },
      ],
      ['chatMessageEdited', { ...edited, editedOn: at }],
      ['chatMessageDeleted', { ...message, deletedOn: at }],
      ['typingIndicatorReceived', { ...fromAnn, senderDisplayName: 'Ann', version, receivedOn: at }],
      // The SDK itself leaves this one's display name empty.
      [
        'readReceiptReceived',
        { ...fromAnn, senderDisplayName: '', chatMessageId: '1767225600001', readOn: at },
      ],
      [
        'chatThreadCreated',
        {
          threadId,
          version,
          createdOn: new Date('2026-01-01T00:00:00.000Z'),
          createdBy: by,
          participants: [by, member],
          properties: { topic: text, metadata: { project: '"x" %41' } },
          retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 60 },
        },
      ],
      [
        'chatThreadPropertiesUpdated',
        {
          threadId,
          version,
          updatedOn: at,
          updatedBy: by,
          properties: { topic: 'new', metadata: {} },
          retentionPolicy: { kind: 'none' },
        },
      ],
      ['chatThreadDeleted', { threadId, version, deletedOn: at, deletedBy: by, reason: 'deletedByUser' }],
      ['participantsAdded', { threadId, version, addedOn: at, addedBy: by, participantsAdded: [member] }],
      [
        'participantsRemoved',
        { threadId, version, removedOn: at, removedBy: by, participantsRemoved: [member] },
      ],
    ]);
    await listener.stop();
  });

  it('say that nobody deleted a thread whose time was over', async () => {
    const ann = bed.userId();
    const listener = await hear(ann);
    const deleted = sampleEvents(ann, ann).find(({ type }) => type === 'ChatThreadDeleted');
    bed.publish({ ...deleted, data: { ...deleted?.data, reason: 'deletedByPolicy' } } as never);
    await eventually(() => listener.events.length).toBe(1);
    expect(listener.events[0]?.[1]).toMatchObject({ deletedBy: null, reason: 'deletedByPolicy' });
    await listener.stop();
  });

  it('reach every device of every recipient once, and nobody else', async () => {
    const [ann, ben, stranger] = [bed.userId(), bed.userId(), bed.userId()];
    const listeners = await Promise.all([ann, ben, ben, stranger].map(hear));
    for (let number = 0; number < 20; number += 1)
      bed.publish(sampleMessage([ann, ben, ben], { content: String(number) }));
    bed.publish(sampleMessage([stranger], { content: 'end' }));
    const contents = () =>
      listeners.map(({ events }) => events.map(([, event]) => (event as { message: string }).message));
    const twenty = Array.from({ length: 20 }, (_, number) => String(number));
    await eventually(contents).toEqual([twenty, twenty, twenty, ['end']]);
    await Promise.all(listeners.map((listener) => listener.stop()));
  });
});
