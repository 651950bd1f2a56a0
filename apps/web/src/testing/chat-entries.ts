import type { SystemMessage, TextMessage, ThreadState, TimelineEntry } from '@switchboard/chat-core';

export function textMessage(change: Partial<TextMessage> & { id: string }): TextMessage {
  return {
    clientId: undefined,
    createdAt: Date.UTC(2026, 0, 5, 12, 0),
    version: '1',
    kind: 'text',
    content: `Text ${change.id}`,
    senderId: 'ada',
    senderDisplayName: 'Ada',
    isMine: false,
    editedAt: undefined,
    deletedAt: undefined,
    metadata: {},
    change: undefined,
    ...change,
  };
}

export function systemMessage(
  change: Partial<SystemMessage> & Pick<SystemMessage, 'id' | 'event'>,
): SystemMessage {
  return {
    clientId: undefined,
    createdAt: Date.UTC(2026, 0, 5, 12, 0),
    version: '1',
    kind: 'system',
    initiatorId: undefined,
    ...change,
  };
}

export function entryOf(message: TextMessage | SystemMessage): TimelineEntry {
  return { type: 'message', key: message.clientId ?? message.id, message };
}

export function outgoingEntry(
  clientId: string,
  createdAt: number,
  status: 'queued' | 'sending' | 'failed' = 'sending',
): TimelineEntry {
  const message = {
    clientId,
    kind: 'text' as const,
    content: 'On its way',
    metadata: {},
    createdAt,
    status,
    attempts: 1,
    sentAfterId: undefined,
    error: undefined,
  };
  return { type: 'outgoing', key: clientId, message };
}

export function participantsOf(...names: string[]): ThreadState['participants'] {
  return Object.fromEntries(
    names.map((name) => [
      name.toLowerCase(),
      { userId: name.toLowerCase(), displayName: name, role: undefined, shareHistoryFrom: undefined },
    ]),
  );
}
