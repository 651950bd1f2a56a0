'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useCallNews } from './call-news.tsx';
import { PageColumn } from '../ui-root/page-column.tsx';
import { PlaceTabs } from '../ui-root/place-tabs.tsx';

const places = [
  { href: '/calls', label: 'history' },
  { href: '/meetings', label: 'meetings' },
  { href: '/calls/test', label: 'connectionTest' },
] as const;

/** By the place's address, how much is new there. */
function useNewsByPlace(): Partial<Record<string, { count: number; hint: string }>> {
  const t = useTranslations('navigation');
  const { missedCalls, meetings } = useCallNews();
  return {
    '/calls': { count: missedCalls, hint: t('missedCalls', { count: missedCalls }) },
    '/meetings': { count: meetings, hint: t('meetingNews', { count: meetings }) },
  };
}

export interface CallsFrameProps {
  actions?: ReactNode;
  children: ReactNode;
}

/** What there is about calls, under one heading. */
export function CallsFrame({ actions, children }: CallsFrameProps) {
  const t = useTranslations('calls');
  const news = useNewsByPlace();
  return (
    <PageColumn
      title={t('title')}
      actions={actions}
      navigation={
        <PlaceTabs
          label={t('title')}
          places={places.map(({ href, label }) => ({ href, label: t(label), news: news[href] }))}
        />
      }
    >
      {children}
    </PageColumn>
  );
}
