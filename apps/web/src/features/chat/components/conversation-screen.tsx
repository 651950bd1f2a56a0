'use client';

import type { ChatSession, TextMessage, ThreadState } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from 'react';
import { titleOf } from '../../../lib/chat/thread-title.ts';
import { ConversationPlace } from '../../../lib/conversation/conversation-place.tsx';
import { usePageTitle } from '../../../lib/ui-root/document-title.ts';
import { useReadingClearsMark } from '../hooks/use-reading-clears-mark.ts';
import { SearchButton } from '../search/search-button.tsx';
import { useSearchKeys } from '../search/use-search-keys.ts';
import { quoteOf, type Quote } from '../timeline/quote.ts';
import { ConversationAnnouncer } from './conversation-announcer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { MessageComposer } from './message-composer.tsx';
import { MessageList, type MessageListHandle } from './message-list.tsx';
import styles from './conversation-screen.module.css';

const SearchBar = lazy(async () => ({ default: (await import('../search/search-bar.tsx')).SearchBar }));

export interface ConversationScreenProps {
  thread: ThreadState;
  session: ChatSession;
  people: ReactNode;
  actions: ReactNode;
}

/** What the composer is about, besides a new message. */
export type ComposerTask =
  | { readonly kind: 'edit'; readonly message: TextMessage }
  | { readonly kind: 'reply'; readonly quote: Quote };

/** Header, messages, composer, and the panel with everything about the conversation. */
export function ConversationScreen({ thread, session, people, actions }: ConversationScreenProps) {
  const t = useTranslations('chat');
  const { me } = session.getState();
  const [task, setTask] = useState<ComposerTask>();
  const [isPanelOpen, setPanelOpen] = useState(false);
  /** Counts how often the search was asked for since it is open. */
  const [searchRequest, setSearchRequest] = useState(0);
  const list = useRef<MessageListHandle>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const panelButton = useRef<HTMLButtonElement>(null);
  const searchButton = useRef<HTMLButtonElement>(null);
  const title = titleOf(thread, me.displayName);
  usePageTitle(title);
  useReadingClearsMark(thread.id);

  const begin = useCallback((next: ComposerTask) => {
    setTask(next);
    requestAnimationFrame(() => field.current?.focus());
  }, []);
  const onEdit = useCallback((message: TextMessage) => begin({ kind: 'edit', message }), [begin]);
  const onReply = useCallback(
    (message: TextMessage) => {
      const name = message.isMine ? me.displayName : (message.senderDisplayName ?? t('somebody'));
      begin({ kind: 'reply', quote: quoteOf(message, name) });
    },
    [begin, me, t],
  );
  const closePanel = useCallback(() => {
    setPanelOpen(false);
    requestAnimationFrame(() => panelButton.current?.focus());
  }, []);
  const closeSearch = useCallback(() => {
    setSearchRequest(0);
    const isButtonShown = searchButton.current?.checkVisibility() === true;
    requestAnimationFrame(() => (isButtonShown ? searchButton : panelButton).current?.focus());
  }, []);
  const searchFromPanel = useCallback(() => {
    setPanelOpen(false);
    setSearchRequest((count) => count + 1);
  }, []);
  useSearchKeys(useCallback(() => setSearchRequest((count) => count + 1), []));
  return (
    <ConversationPlace
      label={title}
      details={
        <DetailsPanel open={isPanelOpen} thread={thread} onClose={closePanel} onSearch={searchFromPanel}>
          {people}
        </DetailsPanel>
      }
    >
      <ConversationHeader
        thread={thread}
        title={title}
        myId={me.userId}
        isPanelOpen={isPanelOpen}
        panelButton={panelButton}
        actions={
          <>
            {actions}
            <SearchButton
              isOpen={searchRequest > 0}
              buttonRef={searchButton}
              onToggle={() => (searchRequest > 0 ? closeSearch() : setSearchRequest(1))}
            />
          </>
        }
        onTogglePanel={() => setPanelOpen((isOpen) => !isOpen)}
      />
      {searchRequest > 0 ? (
        <Suspense fallback={null}>
          <SearchBar thread={thread} session={session} request={searchRequest} onClose={closeSearch} />
        </Suspense>
      ) : null}
      <MessageList ref={list} thread={thread} session={session} onEdit={onEdit} onReply={onReply} />
      {thread.standing === 'member' ? (
        <MessageComposer
          thread={thread}
          session={session}
          title={title}
          task={task}
          inputRef={field}
          onTaskDone={() => setTask(undefined)}
          onEdit={onEdit}
          onSent={() => list.current?.followNewest()}
        />
      ) : (
        <p className={styles['readOnly']}>
          {thread.standing === 'left' ? t('youLeftNotice') : t('deletedNotice')}
        </p>
      )}
      <ConversationAnnouncer thread={thread} myId={me.userId} />
    </ConversationPlace>
  );
}
