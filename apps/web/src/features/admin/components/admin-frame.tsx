'use client';

import { Tab, TabList } from '@fluentui/react-components';
import { PaneHeader } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { usePathname, useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import styles from './admin-frame.module.css';

/** The pages of administration under one heading. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('admin');
  const router = useRouter();
  const selected = usePathname().startsWith('/admin/audit-log') ? 'audit-log' : 'users';
  return (
    <main id="main" tabIndex={-1} className={styles['page']}>
      <div className={styles['column']}>
        <PaneHeader title={<h1 className={styles['title']}>{t('title')}</h1>} />
        <TabList
          selectedValue={selected}
          aria-label={t('title')}
          onTabSelect={(_event, data) => router.push(`/admin/${String(data.value)}`)}
        >
          <Tab value="users">{t('users')}</Tab>
          <Tab value="audit-log">{t('auditLog')}</Tab>
        </TabList>
        <div className={styles['content']}>{children}</div>
      </div>
    </main>
  );
}
