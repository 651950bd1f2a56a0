import type { OutgoingSms } from './message-log.ts';

/** What a writer began and what is not sent yet, kept on this device. */
export interface KeptWork {
  readonly draft: string;
  readonly outgoing: readonly Pick<OutgoingSms, 'key' | 'text' | 'createdAt'>[];
}

const nothing: KeptWork = { draft: '', outgoing: [] };
const keyOf = (userId: string, conversationId: string) => `switchboard-sms.${userId}.${conversationId}`;

/** @param storage undefined where the browser forbids storage: then nothing outlives the page */
export function readKeptWork(storage: Storage | undefined, userId: string, conversationId: string): KeptWork {
  try {
    return parse(storage?.getItem(keyOf(userId, conversationId)) ?? null);
  } catch {
    return nothing;
  }
}

export function keepWork(
  storage: Storage | undefined,
  userId: string,
  conversationId: string,
  work: KeptWork,
): void {
  const key = keyOf(userId, conversationId);
  try {
    if (work.draft === '' && work.outgoing.length === 0) storage?.removeItem(key);
    else storage?.setItem(key, JSON.stringify(work));
  } catch {
    // A full or forbidden storage costs the memory of this device, nothing else.
  }
}

function parse(text: string | null): KeptWork {
  const stored = JSON.parse(text ?? '{}') as Partial<Record<keyof KeptWork, unknown>>;
  const outgoing = Array.isArray(stored.outgoing) ? stored.outgoing.filter(isOutgoing) : [];
  return { draft: typeof stored.draft === 'string' ? stored.draft : '', outgoing };
}

function isOutgoing(value: unknown): value is KeptWork['outgoing'][number] {
  const item = value as Partial<Record<string, unknown>> | null;
  return ['key', 'text', 'createdAt'].every((name) => typeof item?.[name] === 'string');
}
