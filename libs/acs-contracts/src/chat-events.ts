/**
 * What happens in chat, as the chat service publishes it on the emulator's bus. The real-time connection and Event Grid
 * turn these into their own wire shapes. All ids of people are raw ids; all times ISO 8601 in UTC.
 */
export interface ChatEventBase {
  readonly threadId: string;
  /** Epoch milliseconds as a string; grows with every change of the thread. */
  readonly version: string;
  /** Who is to be told, at most once each. */
  readonly recipients: readonly string[];
}

export interface ChatEventParticipant {
  readonly rawId: string;
  readonly displayName?: string;
  readonly shareHistoryTime?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface ChatEventThreadProperties {
  readonly topic: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly retentionPolicy?: Readonly<Record<string, unknown>>;
}

export interface ChatMessageEventData extends ChatEventBase {
  readonly messageId: string;
  readonly sequenceId: string;
  readonly messageType: 'text' | 'html';
  readonly content: string;
  readonly sender: { readonly rawId: string; readonly displayName?: string };
  readonly createdOn: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly attachments?: readonly Readonly<Record<string, unknown>>[];
}

export interface ChatEvents {
  ChatMessageReceived: ChatMessageEventData;
  ChatMessageEdited: ChatMessageEventData & { readonly editedOn: string };
  ChatMessageDeleted: ChatMessageEventData & { readonly deletedOn: string };
  ChatTypingIndicatorReceived: ChatEventBase & {
    readonly sender: { readonly rawId: string; readonly displayName?: string };
    readonly receivedOn: string;
  };
  ChatReadReceiptReceived: ChatEventBase & {
    readonly sender: { readonly rawId: string; readonly displayName?: string };
    readonly chatMessageId: string;
    readonly readOn: string;
  };
  ChatThreadCreated: ChatEventBase & {
    readonly createdOn: string;
    readonly createdBy: ChatEventParticipant;
    readonly properties: ChatEventThreadProperties;
    readonly participants: readonly ChatEventParticipant[];
  };
  ChatThreadPropertiesUpdated: ChatEventBase & {
    readonly createdOn: string;
    readonly updatedOn: string;
    readonly updatedBy: ChatEventParticipant;
    readonly properties: ChatEventThreadProperties;
  };
  ChatThreadDeleted: ChatEventBase & {
    readonly createdOn: string;
    readonly deletedOn: string;
    /** Of no meaning when the retention policy deleted the thread. */
    readonly deletedBy: ChatEventParticipant;
    /** By the user when left out. */
    readonly reason?: 'deletedByUser' | 'deletedByPolicy';
  };
  ChatParticipantsAdded: ChatEventBase & {
    readonly addedOn: string;
    readonly addedBy: ChatEventParticipant;
    readonly participantsAdded: readonly ChatEventParticipant[];
  };
  ChatParticipantsRemoved: ChatEventBase & {
    readonly removedOn: string;
    readonly removedBy: ChatEventParticipant;
    readonly participantsRemoved: readonly ChatEventParticipant[];
  };
}

export type ChatEventType = keyof ChatEvents;
