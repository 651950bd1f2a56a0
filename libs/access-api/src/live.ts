import type { NumberOrder, NumberSearch } from './phone-numbers.ts';
import type { PagePresence, PersonPresence } from './presence.ts';
import type { ReactionUpdate } from './reactions.ts';
import type { SmsMessage } from './sms.ts';

/** Path of the socket.io endpoint, on the same origin as the REST contract. */
export const LIVE_PATH = '/api/live';

/** What somebody else did to a meeting; `withdrawn` is the invitation. */
export interface MeetingNews {
  readonly kind: 'invited' | 'changed' | 'cancelled' | 'withdrawn';
  readonly topic: string;
  readonly startsAt: string;
  /** Name of whoever did it. */
  readonly by: string;
}

/**
 * What the service tells a signed-in page without being asked, over socket.io. A page hears only of numbers that its user
 * sees. After each (re)connection it must read anew what it shows: nothing is kept for pages that were away.
 */
export interface LiveEvents {
  /** A message is new, or its status changed. */
  'sms:message': (update: { phoneNumber: string; contact: string; message: SmsMessage }) => void;
  /** Labels, notes, opt-out or the caller's read state changed: read the conversation again. */
  'sms:conversation': (update: { phoneNumber: string; conversationId: string }) => void;
  /** The numbers that the caller sees, or who answers them, changed: read them again. */
  'phone-numbers:changed': () => void;
  /** To the admin who began it. */
  'phone-numbers:search': (search: NumberSearch) => void;
  'phone-numbers:order': (order: NumberOrder) => void;
  /** A call of the user's began, changed or ended: read the list again. */
  'calls:changed': () => void;
  /** The user was called and did not come; `from` is null for somebody who is no user. The same call may be told of again. */
  'calls:missed': (update: { callId: string; from: string | null }) => void;
  /** The user read the list of calls on some page. */
  'calls:seen': () => void;
  /** A meeting that concerns the user came, changed or went: read it again. `news` is null for whoever did it, and what is none. */
  'meetings:changed': (update: { meetingId: string; news: MeetingNews | null }) => void;
  /** The user looked at news of meetings on some page. */
  'meetings:seen': () => void;
  /** Somebody reacted to a message of a thread that the user is in, or no longer does. */
  'chat:reaction': (update: ReactionUpdate) => void;
  /** The user marked a conversation as unread on some page, or read it. */
  'chat:unread-thread': (update: { threadId: string; isMarked: boolean }) => void;
  /** How people whom the page watches can be reached now. */
  'presence:changed': (people: readonly PersonPresence[]) => void;
  /** Changes may have been missed: say again whom the page watches. */
  'presence:reset': () => void;
  /** The session ended or its rights changed; the socket closes. */
  'session:ended': () => void;
}

/** What a page may tell the service; whatever else it says closes the socket. At most 60 times a minute. */
export interface LivePageEvents {
  /** To be said after each (re)connection, and when it changes. */
  'presence:state': (state: PagePresence) => void;
  /** The people whom the page shows, instead of those that it named before; `presence:changed` answers with all of them. */
  'presence:watch': (communicationUserIds: readonly string[]) => void;
}
