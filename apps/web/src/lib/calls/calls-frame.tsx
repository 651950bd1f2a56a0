'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageColumn } from '../ui-root/page-column.tsx';
import { PlaceTabs } from '../ui-root/place-tabs.tsx';

const places = [
  { href: '/calls', label: 'history' },
  { href: '/meetings', label: 'meetings' },
  { href: '/calls/test', label: 'connectionTest' },
] as const;

export interface CallsFrameProps {
  actions?: ReactNode;
  children: ReactNode;
}

/** What there is about calls, under one heading. */
export function CallsFrame({ actions, children }: CallsFrameProps) {
  const t = useTranslations('calls');
  return (
    <PageColumn
      title={t('title')}
      actions={actions}
      navigation={
        <PlaceTabs label={t('title')} places={places.map(({ href, label }) => ({ href, label: t(label) }))} />
      }
    >
      {children}
    </PageColumn>
  );
}
