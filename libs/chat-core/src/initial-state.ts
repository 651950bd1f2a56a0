import type { ChatState, MessageWindow, Person, ThreadState, UnreadState } from './chat-state.ts';

const emptyWindow: MessageWindow = {
  status: 'idle',
  messages: [],
  canLoadOlder: false,
  canLoadNewer: false,
  loadingOlder: false,
  loadingNewer: false,
  highlightedMessageId: undefined,
};

const nothingUnread: UnreadState = {
  count: 0,
  isMore: false,
  lastReadMessageId: undefined,
  messageIds: [],
  mentionIds: [],
};

export function createThread(id: string, topic: string, lastActivityAt: number): ThreadState {
  return {
    id,
    topic,
    standing: 'member',
    lastActivityAt,
    topicChangedAt: 0,
    participants: {},
    lastMessage: undefined,
    unread: nothingUnread,
    typing: {},
    readReceipts: {},
    summaryStatus: 'idle',
    window: emptyWindow,
    outbox: [],
    draft: '',
    draftMentions: [],
    search: undefined,
    error: undefined,
  };
}

export function createInitialState(me: Person): ChatState {
  return {
    me,
    connection: 'connecting',
    threadList: { status: 'idle', canLoadMore: false, loadingMore: false, error: undefined },
    threads: {},
    problems: [],
  };
}
