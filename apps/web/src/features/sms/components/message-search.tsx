'use client';

import type { SmsSearchPage } from '@switchboard/access-api';
import { LoadingRows, ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useCallback } from 'react';
import { useMessageTimes } from '../../../lib/conversation/use-message-times.ts';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { usePages } from '../../../lib/http/use-pages.ts';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import { smsPath } from '../../../lib/sms/sms-path.ts';
import { markWords } from '../text/mark-words.ts';
import { ListEnd } from './list-end.tsx';
import styles from './conversation-list.module.css';

type Found = SmsSearchPage['items'][number];

/** The messages that hold the words, newest first; each leads to its place in its conversation. */
export function MessageSearch({ words, phoneNumber }: { words: string; phoneNumber: string }) {
  const t = useTranslations('sms');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const found = usePages<Found>(
    useCallback(
      (cursor, signal) =>
        accessApi.searchSms(
          { search: words, ...(phoneNumber ? { phoneNumber } : {}), ...(cursor ? { cursor } : {}) },
          { signal },
        ),
      [words, phoneNumber],
    ),
  );
  if (found.status === 'failed') {
    const { title, reference } = errorText(found.error);
    return (
      <ProblemNotice
        title={title}
        reference={reference}
        retryLabel={tErrors('retry')}
        onRetry={found.reload}
      />
    );
  }
  if (!found.items) return <LoadingRows />;
  return (
    <>
      <p role="status" className={found.items.length === 0 ? styles['nothing'] : 'visually-hidden'}>
        {found.items.length === 0
          ? t('noMessageFound', { words })
          : t('messagesFound', { count: found.items.length })}
      </p>
      <ul className={styles['list']}>
        {found.items.map((item) => (
          <FoundMessage key={item.message.id} found={item} words={words} />
        ))}
      </ul>
      {found.hasMore ? (
        <ListEnd
          hasFailed={found.error !== undefined}
          isLoading={found.isLoadingMore}
          onMore={() => void found.loadMore()}
        />
      ) : null}
    </>
  );
}

function FoundMessage({ found, words }: { found: Found; words: string }) {
  const t = useTranslations('sms');
  const times = useMessageTimes();
  const { message, conversation } = found;
  return (
    <li>
      <Link href={smsPath(conversation.id, message.id)} prefetch={false} className={styles['link']}>
        <span className={styles['found']}>
          <span className={styles['foundHead']}>
            <PhoneNumberText phoneNumber={conversation.contact} />
            <time dateTime={message.createdAt}>{times.shortOf(Date.parse(message.createdAt))}</time>
          </span>
          <span className={styles['foundText']} dir="auto">
            {message.direction === 'outbound' ? <span className="visually-hidden">{t('you')}: </span> : null}
            {markWords(message.text, words).map(({ text, isMarked }, index) =>
              isMarked ? <mark key={index}>{text}</mark> : text,
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}
