'use client';

import type { ChatSession, MessageSearch, SearchHit, ThreadState } from '@switchboard/chat-core';
import { useCallback, useEffect, useState } from 'react';
import { useDebounced } from '../../../lib/http/use-debounced.ts';

const typingPauseMs = 250;

export interface ConversationSearch {
  readonly words: string;
  readonly setWords: (words: string) => void;
  /** Undefined until something was looked for. */
  readonly search: MessageSearch | undefined;
  /** Of the match that is shown, counted from the newest; -1 for none. */
  readonly index: number;
  readonly currentId: string | undefined;
  readonly hasJumpFailed: boolean;
  readonly open: (hit: SearchHit) => void;
  /** Reads further back when there are no more matches. */
  readonly goOlder: () => void;
  readonly goNewer: () => void;
}

/** A search through the open conversation, from the newest message backwards, and the way from match to match. */
export function useMessageSearch(thread: ThreadState, session: ChatSession): ConversationSearch {
  const { id, search } = thread;
  const [words, setWordsNow] = useState('');
  const rested = useDebounced(words, typingPauseMs);
  const [currentId, setCurrentId] = useState<string>();
  const [isOlderWanted, setOlderWanted] = useState(false);
  const [hasJumpFailed, setJumpFailed] = useState(false);

  useEffect(() => {
    const known = session.getState().threads[id]?.search?.words ?? '';
    if (rested.trim() !== known.trim()) session.searchMessages(id, rested);
  }, [session, id, rested]);
  useEffect(() => () => session.endSearch(id), [session, id]);

  const setWords = useCallback((text: string) => {
    setWordsNow(text);
    setCurrentId(undefined);
    setOlderWanted(false);
    setJumpFailed(false);
  }, []);
  const hits = search?.hits ?? noHits;
  const index = hits.findIndex(({ messageId }) => messageId === currentId);
  const open = useCallback(
    (hit: SearchHit) => {
      setCurrentId(hit.messageId);
      setOlderWanted(false);
      void session.jumpToMessage(id, hit.messageId).then((isShown) => setJumpFailed(!isShown));
    },
    [session, id],
  );

  const next = hits[index + 1];
  useEffect(() => {
    if (isOlderWanted && next) open(next);
    else if (isOlderWanted && search?.status !== 'reading') setOlderWanted(false);
  }, [isOlderWanted, next, open, search?.status]);

  const goOlder = () => {
    if (search?.words.trim() !== words.trim()) {
      session.searchMessages(id, words);
      return setOlderWanted(true);
    }
    if (next) return open(next);
    if (search?.status !== 'reading' && search?.status !== 'paused') return;
    setOlderWanted(true);
    if (search.status === 'paused') session.continueSearch(id);
  };
  const goNewer = () => {
    const hit = hits[index - 1];
    if (hit) open(hit);
  };
  return { words, setWords, search, index, currentId, hasJumpFailed, open, goOlder, goNewer };
}

const noHits: readonly SearchHit[] = [];
