'use client';

import { CallRegular } from '@fluentui/react-icons/svg/call';
import type { CallRecord } from '@switchboard/access-api';
import { EmptyState, FailureBar, LoadingRows, ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useCallNews } from '../../../lib/calls/call-news.tsx';
import { CallsFrame } from '../../../lib/calls/calls-frame.tsx';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { useMessageTimes } from '../../../lib/conversation/use-message-times.ts';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { usePages } from '../../../lib/http/use-pages.ts';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { useGathered } from '../../../lib/live/use-gathered.ts';
import { useReloadOnReconnect } from '../../../lib/live/use-reload-on-reconnect.ts';
import { MoreButton } from '../../../lib/ui-root/more-button.tsx';
import { useWhenLookedAt } from '../../../lib/live/use-when-looked-at.ts';
import styles from './call-history.module.css';
import { CallRow } from './call-row.tsx';

export interface CallHistoryProps {
  /** The reader's communication identity; null before the first token. */
  myId: string | null;
}

/** Calls that the reader made, took or missed, newest first. */
export function CallHistory({ myId }: CallHistoryProps) {
  const t = useTranslations('calls');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const known = useChatState((state) => state.me.userId);
  const calls = usePages<CallRecord>(
    useCallback((cursor, signal) => accessApi.listCalls(cursor ? { cursor } : {}, { signal }), []),
  );
  useReloadOnReconnect(calls.reload);
  useLiveEvent('calls:changed', useGathered(calls.reload));
  const { missedCalls } = useCallNews();
  useWhenLookedAt(
    missedCalls > 0 ? String(missedCalls) : '',
    () => void accessApi.markCallsSeen().catch(() => {}),
  );
  const failure = calls.error === undefined ? undefined : errorText(calls.error);
  if (!calls.items) {
    return (
      <CallsFrame>
        {failure ? (
          <ProblemNotice {...failure} retryLabel={tErrors('retry')} onRetry={calls.reload} />
        ) : (
          <>
            <div role="status" className="visually-hidden">
              {t('loading')}
            </div>
            <LoadingRows />
          </>
        )}
      </CallsFrame>
    );
  }
  return (
    <CallsFrame>
      {failure ? <FailureBar {...failure} /> : null}
      {calls.items.length === 0 ? (
        <EmptyState icon={<CallRegular />} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <Days calls={calls.items} myId={known ?? myId ?? undefined} />
      )}
      <MoreButton label={t('more')} pages={calls} />
    </CallsFrame>
  );
}

function Days({ calls, myId }: { calls: readonly CallRecord[]; myId: string | undefined }) {
  const { dayLabelOf } = useMessageTimes();
  const days = Map.groupBy(calls, ({ startedAt }) => dayLabelOf(Date.parse(startedAt)));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <h2 className={styles['day']}>{day}</h2>
      <ul className={styles['calls']}>
        {ofDay.map((call) => (
          <CallRow key={call.id} call={call} myId={myId} />
        ))}
      </ul>
    </section>
  ));
}
