'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { groupCallPath } from '../../../lib/calling/call-paths.ts';
import { useCallTitle } from '../hooks/use-call-title.ts';
import { CopyLink } from './call-header.tsx';
import { CallRoom } from './call-room.tsx';
import styles from './group-call.module.css';

export interface GroupCallProps {
  groupId: string;
  threadId?: string | undefined;
  isAudioCall: boolean;
  chat?: ReactNode;
}

/** A group call by its link: everybody who has it may come in. */
export function GroupCall({ groupId, threadId, isAudioCall, chat }: GroupCallProps) {
  const t = useTranslations('calling');
  const title = useCallTitle({ threadId, participants: [] });
  const link = typeof location === 'undefined' ? '' : `${location.origin}${groupCallPath(groupId)}`;
  return (
    <CallRoom
      locator={{ groupId }}
      title={title}
      threadId={threadId}
      chat={chat}
      link={link}
      isAudioCall={isAudioCall}
    >
      <p className={styles['hint']}>
        {t('groupHint')} <CopyLink link={link} />
      </p>
    </CallRoom>
  );
}
