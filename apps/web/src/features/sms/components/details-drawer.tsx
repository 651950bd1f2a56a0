'use client';

import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { PhoneRegular } from '@fluentui/react-icons/svg/phone';
import { smsExportPath } from '@switchboard/access-api';
import { SideDrawer } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import { useSms } from '../hooks/sms-context.tsx';
import { useHandsetUrl } from '../hooks/use-handset-url.ts';
import { useNumberText } from '../hooks/use-number-text.ts';
import type { DetailsPanelProps } from './details-panel.tsx';
import { LabelsEditor } from './labels-editor.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { OptDialog, useOpt } from './opt-dialog.tsx';
import styles from './details.module.css';

/** Who it is, what colleagues should know, whether they may be written to, and ways out of the console. */
export function DetailsDrawer({ open, conversation, onClose }: DetailsPanelProps) {
  const t = useTranslations('sms');
  const { numbers } = useSms();
  const describe = useNumberText();
  const handsetUrl = useHandsetUrl(conversation);
  const opt = useOpt(conversation);
  const ours = numbers?.find(({ phoneNumber }) => phoneNumber === conversation.phoneNumber);
  return (
    <SideDrawer open={open} title={t('details')} closeLabel={t('closeDetails')} onClose={onClose}>
      <dl className={styles['facts']}>
        <dt>{t('contact')}</dt>
        <dd>
          <PhoneNumberText phoneNumber={conversation.contact} />
        </dd>
        <dt>{t('ourNumber')}</dt>
        <dd>
          <PhoneNumberText phoneNumber={conversation.phoneNumber} />
          {ours ? <span className={styles['hint']}>{describe(ours)}</span> : null}
        </dd>
        <dt>{t('consent')}</dt>
        <dd className={styles['consent']}>
          {conversation.optedOut ? t('optedOut') : t('optedIn')}
          <Button size="small" onClick={opt.ask}>
            {conversation.optedOut ? t('optIn') : t('optOut')}
          </Button>
        </dd>
      </dl>
      <LabelsEditor conversation={conversation} />
      <NotesPanel conversation={conversation} />
      <div className={styles['ways']}>
        <Button
          as="a"
          href={smsExportPath({ conversationId: conversation.id })}
          download=""
          appearance="subtle"
          icon={<ArrowDownloadRegular />}
        >
          {t('exportConversation')}
        </Button>
        {handsetUrl ? (
          <Button
            as="a"
            href={handsetUrl}
            target="_blank"
            rel="noopener"
            appearance="subtle"
            icon={<PhoneRegular />}
          >
            {t('openHandset')}
          </Button>
        ) : null}
      </div>
      <OptDialog opt={opt} conversation={conversation} />
    </SideDrawer>
  );
}
