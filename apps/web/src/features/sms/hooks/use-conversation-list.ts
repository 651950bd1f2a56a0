'use client';

import { AccessApiError, type SmsMessage } from '@switchboard/access-api';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { createBatch } from '../state/batch.ts';
import {
  withConversation,
  withMessage,
  withoutConversation,
  withPage,
  type ConversationFilter,
  type ConversationList,
} from '../state/conversation-list.ts';
import { useSmsUpdates } from './sms-context.tsx';

const pageSize = 50;
const largestPage = 100;
/** News of more conversations than this are read as a list. */
const readSinglyUpTo = 8;
const gatherMs = 100;

/** The conversations that the filter wants, kept up to date. Keep `filter` stable. */
export function useConversationList(filter: ConversationFilter) {
  const current = useRef<ConversationList>(undefined);
  const load = useCallback(
    (signal: AbortSignal) => {
      const limit = Math.min(Math.max(current.current?.items.length ?? 0, pageSize), largestPage);
      return accessApi.listSmsConversations({ ...queryOf(filter), limit }, { signal });
    },
    [filter],
  );
  const loaded = useLoaded<ConversationList>(load);
  const { change, reload, value } = loaded;
  current.current = value;

  const cursor = value?.nextCursor;
  const more = useAction(
    useCallback(async () => {
      if (!cursor) return;
      const page = await accessApi.listSmsConversations({ ...queryOf(filter), cursor, limit: pageSize });
      change((list) => withPage(list, page));
    }, [cursor, filter, change]),
  );

  const readConversation = useCallback(
    async (id: string) => {
      try {
        const conversation = await accessApi.getSmsConversation(id);
        change((list) => withConversation(list, conversation, filter));
      } catch (error) {
        if (error instanceof AccessApiError && error.status === 404)
          change((list) => withoutConversation(list, id));
      }
    },
    [change, filter],
  );
  const batch = useMemo(
    () =>
      createBatch(gatherMs, async (ids) => {
        if (ids.length > readSinglyUpTo) reload();
        else await Promise.all(ids.map((id) => readConversation(id)));
      }),
    [readConversation, reload],
  );
  useEffect(() => () => batch.stop(), [batch]);

  useSmsUpdates((update) => {
    if (update.type === 'missed') return reload();
    if (update.type === 'message') {
      if (tellsMore(current.current, update.message)) batch.add(update.message.conversationId);
      return change((list) => withMessage(list, update.message, filter));
    }
    const { conversation } = update;
    if (conversation) change((list) => withConversation(list, conversation, filter));
    else batch.add(update.id);
  });
  return {
    list: value,
    status: loaded.status,
    error: loaded.error,
    reload,
    loadMore: more.run,
    isLoadingMore: more.isBusy,
    loadMoreError: more.error,
  };
}

/** False for a later state of a message that the list knows, or does not show. */
function tellsMore(list: ConversationList | undefined, message: SmsMessage): boolean {
  const last = list?.items.find(({ id }) => id === message.conversationId)?.lastMessage;
  return !last || (last.id !== message.id && message.createdAt >= last.createdAt);
}

function queryOf({ phoneNumber, label, unread, search }: ConversationFilter) {
  return {
    ...(phoneNumber ? { phoneNumber } : {}),
    ...(label ? { label } : {}),
    ...(unread ? { unread: 'true' } : {}),
    ...(search ? { search } : {}),
  };
}
