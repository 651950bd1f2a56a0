'use client';

import { Button } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import type { CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useNow } from '../hooks/use-now.ts';
import { formatDuration } from '../text/format-duration.ts';
import styles from './call-header.module.css';

export interface CallHeaderProps {
  call: CallState;
  title: string;
  link: string | undefined;
}

/** Whom the call is with, for how long, and the link to it. */
export function CallHeader({ call, title, link }: CallHeaderProps) {
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>
        <bdi>{title}</bdi>
      </h1>
      {call.connectedAt === undefined ? null : <Timer since={call.connectedAt} />}
      {link === undefined ? null : (
        <div className={styles['end']}>
          <CopyLink link={link} />
        </div>
      )}
    </header>
  );
}

function Timer({ since }: { since: number }) {
  const t = useTranslations('calling');
  const now = useNow();
  return (
    <span role="timer" aria-label={t('duration')} className={styles['timer']}>
      {formatDuration(now - since)}
    </span>
  );
}

export function CopyLink({ link }: { link: string }) {
  const t = useTranslations('calling');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <>
      <Button
        appearance="subtle"
        icon={<LinkRegular />}
        onClick={() => void copy().catch(() => setCopied(false))}
      >
        {isCopied ? t('linkCopied') : t('copyLink')}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied ? t('linkCopied') : ''}
      </span>
    </>
  );
}
