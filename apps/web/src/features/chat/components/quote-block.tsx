'use client';

import { useTranslations } from 'next-intl';
import type { Quote } from '../timeline/quote.ts';
import styles from './quote-block.module.css';

/** The message that another one answers; leads to it. */
export function QuoteBlock({ quote, onOpen }: { quote: Quote; onOpen: () => void }) {
  const t = useTranslations('chat');
  return (
    <button type="button" className={styles['quote']} title={t('openQuoted')} onClick={onOpen}>
      <span className={styles['name']}>
        <bdi>{quote.name}</bdi>
      </span>
      <span className={styles['text']} dir="auto">
        {quote.text}
      </span>
    </button>
  );
}
