'use client';

import { Button } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { CallEndRegular } from '@fluentui/react-icons/svg/call-end';
import { VideoRegular } from '@fluentui/react-icons/svg/video';
import type { CallingSession, IncomingCallState } from '@switchboard/calling-core';
import { PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { findThreadWith } from '../../../lib/chat/thread-title.ts';
import { currentCallPath } from '../../../lib/calling/call-paths.ts';
import { playRingtone } from '../../../lib/notifications/play-ringtone.ts';
import { showOnDesktop } from '../../../lib/notifications/show-on-desktop.ts';
import styles from './incoming-call.module.css';

export interface IncomingCallProps {
  session: CallingSession;
  incoming: IncomingCallState;
}

/** Somebody calls: it rings until it is answered, declined, or given up. */
export function IncomingCall({ session, incoming }: IncomingCallProps) {
  const t = useTranslations('calling');
  const router = useRouter();
  const threadId = useChatState((state) => findThreadWith(state, incoming.callerId));
  const [isBusy, setBusy] = useState(false);
  const name = incoming.callerName || t('somebody');
  useEffect(() => (isBusy ? undefined : playRingtone()), [isBusy]);
  const notice = t('incomingNotice', { name });
  useEffect(
    () => showOnDesktop({ title: notice, tag: 'incoming-call', isUrgent: true, onOpen: () => undefined }),
    [notice],
  );

  const answer = async (withCamera: boolean) => {
    setBusy(true);
    const isAccepted = await session.accept(incoming.id, { isMuted: false, withCamera }, threadId);
    setBusy(false);
    if (isAccepted) router.push(currentCallPath);
  };
  const decline = async () => {
    setBusy(true);
    await session.decline(incoming.id);
  };
  return (
    <div role="alertdialog" aria-labelledby="incoming-call-text" className={styles['toast']}>
      <div className={styles['who']}>
        <PersonAvatar name={name} colourKey={incoming.callerId} size={48} />
        <p id="incoming-call-text" className={styles['text']}>
          {t.rich('incoming', { name, who: (chunks) => <bdi className={styles['name']}>{chunks}</bdi> })}
        </p>
      </div>
      <div className={styles['actions']}>
        <Button
          appearance="primary"
          icon={<VideoRegular />}
          disabledFocusable={isBusy}
          onClick={() => void answer(true)}
        >
          {t('answerWithVideo')}
        </Button>
        <Button icon={<CallRegular />} disabledFocusable={isBusy} onClick={() => void answer(false)}>
          {t('answer')}
        </Button>
        <Button icon={<CallEndRegular />} disabledFocusable={isBusy} onClick={() => void decline()}>
          {t('decline')}
        </Button>
      </div>
    </div>
  );
}
