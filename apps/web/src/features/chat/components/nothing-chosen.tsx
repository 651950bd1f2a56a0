'use client';

import { ChatMultipleRegular } from '@fluentui/react-icons/svg/chat-multiple';
import { EmptyState } from '@switchboard/ui';
import { useTranslations } from 'next-intl';

/** Stands beside the list until a conversation is chosen. */
export function NothingChosen() {
  const t = useTranslations('chat');
  return (
    <EmptyState icon={<ChatMultipleRegular />} title={t('nothingChosen')}>
      {t('nothingChosenHint')}
    </EmptyState>
  );
}
