'use client';

import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { selectSeenBy, supportsReceipts, type ThreadState } from '@switchboard/chat-core';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { TextEntry } from '../timeline/lay-out-timeline.ts';
import styles from './message-status.module.css';

export interface MessageStatusProps {
  entry: TextEntry;
  thread: ThreadState;
  /** Only the last message of a group tells that it was delivered; one that waits always tells. */
  isLast: boolean;
}

/** How far an own message has come: waiting, sent, seen. Failures are told by `MessageProblem`. */
export function MessageStatus({ entry, thread, isLast }: MessageStatusProps) {
  const t = useTranslations('chat');
  const format = useFormatter();
  if (entry.type === 'outgoing') {
    if (entry.message.status === 'failed') return null;
    const label = entry.message.status === 'queued' ? t('queued') : t('sending');
    return <Status icon={<ClockRegular />} label={label} isLabelShown={entry.message.status === 'queued'} />;
  }
  if (entry.message.change?.status === 'sending')
    return <Status icon={<ClockRegular />} label={t('sending')} />;
  if (!isLast) return null;
  const readers = supportsReceipts(thread) ? selectSeenBy(thread, entry.message) : [];
  if (readers.length === 0) return <Status icon={<CheckmarkRegular />} label={t('sent')} />;
  const others = Object.keys(thread.participants).length - 1;
  const names = readers.map(({ userId }) => thread.participants[userId]?.displayName ?? t('somebody'));
  const label =
    others <= 1 || readers.length >= others ? t('seen') : t('seenBy', { names: format.list(names) });
  return (
    <Status
      icon={<EyeRegular />}
      label={label}
      title={t('seenBy', { names: format.list(names) })}
      isLabelShown
    />
  );
}

interface StatusProps {
  icon: ReactNode;
  label: string;
  title?: string;
  isLabelShown?: boolean;
}

function Status({ icon, label, title = label, isLabelShown = false }: StatusProps) {
  return (
    <span className={styles['status']} title={title} data-status="">
      <span aria-hidden="true" className={styles['icon']}>
        {icon}
      </span>
      <span className={isLabelShown ? styles['label'] : 'visually-hidden'}>{label}</span>
    </span>
  );
}
