'use client';

import { Button, Spinner } from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { useEndInSight } from '../hooks/use-end-in-sight.ts';
import styles from './conversation-list.module.css';

interface ListEndProps {
  hasFailed: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** Loads the next page when it comes into sight; after a failure it waits for the reader's word. */
export function ListEnd({ hasFailed, isLoading, onMore }: ListEndProps) {
  const t = useTranslations('sms');
  const end = useEndInSight(hasFailed || isLoading ? undefined : onMore);
  return (
    <div ref={end} className={styles['more']}>
      <Button
        appearance="subtle"
        icon={isLoading ? <Spinner size="tiny" /> : null}
        disabledFocusable={isLoading}
        onClick={onMore}
      >
        {t('showMore')}
      </Button>
    </div>
  );
}
