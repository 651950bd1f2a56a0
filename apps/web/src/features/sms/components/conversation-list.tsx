'use client';

import { Button } from '@fluentui/react-components';
import { PhoneChatRegular } from '@fluentui/react-icons/svg/phone-chat';
import { EmptyState, LoadingRows, ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useSms } from '../hooks/sms-context.tsx';
import { useConversationList } from '../hooks/use-conversation-list.ts';
import type { ConversationFilter } from '../state/conversation-list.ts';
import { ConversationRow } from './conversation-row.tsx';
import { ListEnd } from './list-end.tsx';
import { NoNumbers } from './no-numbers.tsx';
import styles from './conversation-list.module.css';

/** The conversations that the filter wants, latest activity first, further pages as the reader comes to them. */
export function ConversationList({ filter, onClear }: { filter: ConversationFilter; onClear: () => void }) {
  const t = useTranslations('sms');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { numbers } = useSms();
  const conversations = useConversationList(filter);
  const { list, status } = conversations;
  const isFiltered = Object.keys(filter).length > 0;

  if (!list && status === 'failed') {
    const { title, reference } = errorText(conversations.error);
    return (
      <ProblemNotice
        title={title}
        reference={reference}
        retryLabel={tErrors('retry')}
        onRetry={conversations.reload}
      />
    );
  }
  if (!list) {
    return (
      <div>
        <span role="status" className="visually-hidden">
          {t('loadingConversations')}
        </span>
        <LoadingRows />
      </div>
    );
  }
  if (list.items.length === 0 && isFiltered) {
    return (
      <div className={styles['nothing']} role="status">
        <p>{t('noMatch')}</p>
        <Button size="small" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      </div>
    );
  }
  if (list.items.length === 0) {
    if (numbers?.length === 0) return <NoNumbers />;
    return (
      <EmptyState icon={<PhoneChatRegular />} title={t('noConversations')}>
        {t('noConversationsHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={styles['list']} aria-busy={status === 'loading'}>
        {list.items.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            isNumberShown={(numbers?.length ?? 0) > 1 && !filter.phoneNumber}
          />
        ))}
      </ul>
      {list.nextCursor ? (
        <ListEnd
          hasFailed={conversations.loadMoreError !== undefined}
          isLoading={conversations.isLoadingMore}
          onMore={() => void conversations.loadMore()}
        />
      ) : null}
    </>
  );
}
