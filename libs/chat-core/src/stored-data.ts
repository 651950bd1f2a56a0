import { isAfter } from './message-order.ts';
import type { ChatState, OutgoingMessage, ThreadState } from './chat-state.ts';
import type { ChatStorage } from './chat-storage.ts';
import type { PlacedMention, Writing } from './mentions.ts';
import type { OutboxStorage, StoredMessage } from './outbox-storage.ts';
import type { SessionContext } from './session-context.ts';

const WRITE_DELAY_MS = 300;

type TextsById = Readonly<Record<string, string>>;

/** Drafts, read positions and queued messages on the device, written as the state changes. */
export interface StoredData {
  load(): Promise<void>;
  /** Queued messages of tabs that are gone, for the outbox. */
  adopt(): Promise<readonly StoredMessage[]>;
  position(threadId: string): string | undefined;
  draft(threadId: string): Writing | undefined;
  clear(): Promise<void>;
  /** Writes what is still to be written. */
  stop(): void;
}

export function createStoredData(
  context: SessionContext,
  storage: ChatStorage | undefined,
  outboxes: OutboxStorage,
  prefix: string,
): StoredData {
  let positions: Record<string, string> = {};
  let drafts: Record<string, string> = {};
  /** The mentions of drafts that have some, as JSON. */
  let draftMentions: Record<string, string> = {};
  let previous: ChatState['threads'] = {};
  let cancelWrite: (() => void) | undefined;
  let isCleared = false;

  const read = async (key: string): Promise<TextsById> => {
    try {
      const parsed: unknown = JSON.parse((await storage?.getItem(`${prefix}.${key}`)) ?? '{}');
      const entries = Object.entries(typeof parsed === 'object' && parsed !== null ? parsed : {});
      return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
    } catch {
      return {};
    }
  };
  const write = async (key: string, texts: TextsById): Promise<void> => {
    try {
      await storage?.setItem(`${prefix}.${key}`, JSON.stringify(texts));
    } catch {
      // A full or forbidden storage costs the memory of this device, nothing else.
    }
  };

  /** Another tab may have read further: the furthest position wins. */
  async function writeTexts(): Promise<void> {
    cancelWrite?.();
    cancelWrite = undefined;
    if (isCleared) return;
    const stored = await read('positions');
    for (const [threadId, id] of Object.entries(stored)) {
      if (positions[threadId] === undefined || isAfter(id, positions[threadId])) positions[threadId] = id;
    }
    await Promise.all([
      write('positions', positions),
      write('drafts', drafts),
      write('draftMentions', draftMentions),
    ]);
  }

  function notice(): void {
    const { threads } = context.store.get();
    if (threads === previous || isCleared) return;
    let hasOutboxChange = false;
    let hasTextChange = false;
    for (const thread of Object.values(threads)) {
      const before = previous[thread.id];
      if (before === thread) continue;
      hasOutboxChange ||=
        (before?.outbox ?? []) !== thread.outbox && (before?.outbox.length ?? 0) + thread.outbox.length > 0;
      if ((before?.draft ?? '') !== thread.draft || hasOtherMentions(before, thread)) {
        hasTextChange = true;
        keep(drafts, thread.id, thread.draft);
        keep(
          draftMentions,
          thread.id,
          thread.draftMentions.length > 0 ? JSON.stringify(thread.draftMentions) : '',
        );
      }
      const position = thread.unread.lastReadMessageId;
      if (position !== undefined && position !== before?.unread.lastReadMessageId) {
        hasTextChange = true;
        positions[thread.id] = position;
      }
    }
    previous = threads;
    if (hasOutboxChange) void outboxes.save(collectOutbox(threads));
    if (hasTextChange) cancelWrite ??= context.clock.schedule(WRITE_DELAY_MS, () => void writeTexts());
  }

  const unsubscribe = context.store.subscribe(notice);

  return {
    async load() {
      positions = { ...(await read('positions')), ...positions };
      drafts = { ...(await read('drafts')), ...drafts };
      draftMentions = { ...(await read('draftMentions')), ...draftMentions };
    },
    adopt: async () => (await outboxes.adopt()).filter(isStoredMessage),
    position: (threadId) => (Object.hasOwn(positions, threadId) ? positions[threadId] : undefined),
    draft(threadId) {
      const text = Object.hasOwn(drafts, threadId) ? drafts[threadId] : undefined;
      if (text === undefined) return undefined;
      return { text, mentions: readMentions(draftMentions[threadId], text) };
    },
    async clear() {
      isCleared = true;
      cancelWrite?.();
      positions = {};
      drafts = {};
      draftMentions = {};
      try {
        await storage?.removeItem(`${prefix}.positions`);
        await storage?.removeItem(`${prefix}.drafts`);
        await storage?.removeItem(`${prefix}.draftMentions`);
      } catch {
        // Nothing was kept where nothing may be written.
      }
      await outboxes.clear();
    },
    stop() {
      unsubscribe();
      if (cancelWrite) void writeTexts();
      outboxes.release();
    },
  };
}

function collectOutbox(threads: ChatState['threads']): StoredMessage[] {
  return Object.values(threads).flatMap(({ id, outbox }) =>
    outbox.map((message) => ({ threadId: id, message })),
  );
}

function keep(texts: Record<string, string>, id: string, text: string): void {
  if (text === '') delete texts[id];
  else texts[id] = text;
}

const hasOtherMentions = (before: ThreadState | undefined, thread: ThreadState): boolean =>
  before?.draftMentions !== thread.draftMentions &&
  (before?.draftMentions.length ?? 0) + thread.draftMentions.length > 0;

/** Only such as stand in the draft: another tab may have written the one without the other. */
function readMentions(json: string | undefined, draft: string): readonly PlacedMention[] {
  if (json === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(json);
    return Array.isArray(parsed) ? parsed.filter((entry) => isMentionIn(draft, entry)) : [];
  } catch {
    return [];
  }
}

function isMentionIn(draft: string, entry: unknown): entry is PlacedMention {
  const { at, userId, name } = (entry ?? {}) as Partial<PlacedMention>;
  if (typeof at !== 'number' || typeof userId !== 'string' || typeof name !== 'string') return false;
  return name !== '' && draft.startsWith(`@${name}`, at);
}

/** The storage is writable by anything on the same origin, and an older version may have left another shape. */
function isStoredMessage(entry: unknown): entry is StoredMessage {
  if (typeof entry !== 'object' || entry === null || !('threadId' in entry) || !('message' in entry))
    return false;
  const { clientId, content, attempts, createdAt, kind } = (entry.message ?? {}) as Partial<OutgoingMessage>;
  return (
    typeof entry.threadId === 'string' &&
    [clientId, content].every((text) => typeof text === 'string') &&
    [attempts, createdAt].every((number) => typeof number === 'number') &&
    (kind === 'text' || kind === 'html')
  );
}
