'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PageColumn } from '../../../lib/ui-root/page-column.tsx';
import styles from './admin-frame.module.css';

const places = [
  { href: '/admin/users', label: 'users' },
  { href: '/admin/teams', label: 'teams' },
  { href: '/admin/events', label: 'events' },
  { href: '/admin/audit-log', label: 'auditLog' },
] as const;

/** The pages of administration under one heading. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('admin');
  const pathname = usePathname();
  return (
    <PageColumn
      title={t('title')}
      navigation={
        <nav aria-label={t('title')} className={styles['places']}>
          {places.map(({ href, label }) => (
            <Link key={href} href={href} aria-current={pathname === href ? 'page' : undefined}>
              {t(label)}
            </Link>
          ))}
        </nav>
      }
    >
      {children}
    </PageColumn>
  );
}
