'use client';

import { Spinner } from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import styles from './call-loading.module.css';

export function CallLoading() {
  const t = useTranslations('calling');
  return (
    <main id="main" tabIndex={-1} className={styles['page']}>
      <Spinner label={t('loading')} labelPosition="below" />
    </main>
  );
}
