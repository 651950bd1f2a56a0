'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { viewSegments } from '../text/segment-view.ts';
import styles from './sms-composer.module.css';

interface SegmentCounterProps {
  id?: string;
  text: string;
}

/** In how many parts a text travels, what still fits, and which characters make it take more room. */
export function SegmentCounter({ id, text }: SegmentCounterProps) {
  const t = useTranslations('sms');
  const view = useMemo(() => viewSegments(text), [text]);
  const { segmentCount, remaining, encoding, unusualCharacters, hasMoreUnusual } = view;
  return (
    <div id={id} className={styles['counter']}>
      <span role="status" className={styles['warning']}>
        {unusualCharacters.length > 0
          ? t.rich('unusualCharacters', {
              characters: () =>
                unusualCharacters.map((character) => (
                  <bdi key={character} className={styles['characters']}>
                    {character}
                  </bdi>
                )),
              more: hasMoreUnusual ? 'yes' : 'no',
            })
          : null}
      </span>
      {segmentCount > 0 ? (
        <span className={styles['numbers']}>
          {t('counter', { count: segmentCount, remaining, encoding })}
        </span>
      ) : null}
    </div>
  );
}
