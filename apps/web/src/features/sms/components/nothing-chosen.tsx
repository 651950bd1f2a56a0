'use client';

import { PhoneChatRegular } from '@fluentui/react-icons/svg/phone-chat';
import { EmptyState } from '@switchboard/ui';
import { useTranslations } from 'next-intl';

/** Stands beside the list until a conversation is chosen. */
export function NothingChosen() {
  const t = useTranslations('sms');
  return (
    <EmptyState icon={<PhoneChatRegular />} title={t('nothingChosen')}>
      {t('nothingChosenHint')}
    </EmptyState>
  );
}
