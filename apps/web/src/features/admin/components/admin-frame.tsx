'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageColumn } from '../../../lib/ui-root/page-column.tsx';
import { PlaceTabs } from '../../../lib/ui-root/place-tabs.tsx';

const places = [
  { href: '/admin/users', label: 'users' },
  { href: '/admin/teams', label: 'teams' },
  { href: '/admin/events', label: 'events' },
  { href: '/admin/audit-log', label: 'auditLog' },
] as const;

/** The pages of administration under one heading. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('admin');
  return (
    <PageColumn
      title={t('title')}
      navigation={
        <PlaceTabs label={t('title')} places={places.map(({ href, label }) => ({ href, label: t(label) }))} />
      }
    >
      {children}
    </PageColumn>
  );
}
