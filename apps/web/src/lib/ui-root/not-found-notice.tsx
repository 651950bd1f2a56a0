'use client';

import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { EmptyState } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

export function NotFoundNotice() {
  const t = useTranslations('errors');
  return (
    <main style={{ height: '100%' }}>
      <EmptyState
        headingLevel={1}
        icon={<SearchRegular />}
        title={t('pageNotFound')}
        actions={
          <Link href="/chat" style={{ color: 'var(--colorBrandForegroundLink)' }}>
            {t('toStart')}
          </Link>
        }
      >
        {t('pageNotFoundHint')}
      </EmptyState>
    </main>
  );
}
