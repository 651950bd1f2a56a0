'use client';

import { Button } from '@fluentui/react-components';
import type { SmsConversation } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { OptDialog, useOpt } from './opt-dialog.tsx';
import styles from './sms-composer.module.css';

/** Stands where one would write, and says why one cannot. */
export function SilenceNotice({ conversation }: { conversation: SmsConversation }) {
  const t = useTranslations('sms');
  const opt = useOpt(conversation);
  if (!conversation.canSend) {
    return (
      <div className={styles['silence']}>
        <p>{t('cannotSend')}</p>
      </div>
    );
  }
  return (
    <div className={styles['silence']}>
      <p>{t('optedOutNotice')}</p>
      <Button onClick={opt.ask}>{t('optIn')}</Button>
      <OptDialog opt={opt} conversation={conversation} />
    </div>
  );
}
