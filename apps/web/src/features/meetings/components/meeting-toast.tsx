'use client';

import { Button } from '@fluentui/react-components';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import styles from './meeting-toast.module.css';

/** Long enough to read it twice; the list of meetings keeps the news. */
const shownMs = 12_000;

export interface MeetingToastProps {
  title: string;
  body: string;
  /** Where there is more of it. */
  path: string;
  linkText: string;
  onDismiss: () => void;
}

/** News of a meeting at the edge of the page. It goes by itself, but not while somebody points at it or has the focus in it. */
export function MeetingToast({ title, body, path, linkText, onDismiss }: MeetingToastProps) {
  const t = useTranslations('calling');
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isHeld = isPointedAt || hasFocus;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onDismiss, shownMs);
    return () => clearTimeout(timer);
  }, [isHeld, onDismiss]);
  return (
    <section
      aria-label={title}
      className={styles['toast']}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a')) onDismiss();
      }}
    >
      <CalendarRegular aria-hidden="true" className={styles['icon'] ?? ''} />
      <div className={styles['text']}>
        <p className={styles['title']}>{title}</p>
        <p className={styles['body']}>{body}</p>
        <ButtonLink href={path}>{linkText}</ButtonLink>
      </div>
      <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('dismiss')} onClick={onDismiss} />
    </section>
  );
}
