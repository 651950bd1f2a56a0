'use client';

import { Spinner } from '@fluentui/react-components';
import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './conversation-place.module.css';

export interface ConversationPlaceProps {
  label: string;
  /** Header, messages, composer. */
  children: ReactNode;
  /** The panel beside it. */
  details: ReactNode;
}

/** Where an open conversation stands. */
export function ConversationPlace({ label, children, details }: ConversationPlaceProps) {
  return (
    <div className={styles['screen']}>
      <section className={styles['conversation']} aria-label={label}>
        {children}
      </section>
      {details}
    </div>
  );
}

/** Stands there while a conversation is opened. */
export function OpeningConversation({ label }: { label: string }) {
  return (
    <div className={styles['opening']}>
      <Spinner label={label} labelPosition="below" />
    </div>
  );
}

export interface UnavailableConversationProps {
  title: string;
  reference: string | undefined;
  /** Why it cannot be shown, when trying again does not help. */
  hint: string | undefined;
  onRetry: (() => void) | undefined;
  backTo: { href: string; label: string };
}

/** Stands there when a conversation cannot be shown. */
export function UnavailableConversation(props: UnavailableConversationProps) {
  const { title, reference, hint, onRetry, backTo } = props;
  const tErrors = useTranslations('errors');
  return (
    <ProblemNotice
      headingLevel={1}
      title={title}
      reference={reference}
      retryLabel={tErrors('retry')}
      onRetry={onRetry}
    >
      {hint ? <p>{hint}</p> : null}
      <Link href={backTo.href} className={styles['link']}>
        {backTo.label}
      </Link>
    </ProblemNotice>
  );
}
