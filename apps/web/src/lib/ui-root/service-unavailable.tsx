'use client';

import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';

/** The access service did not answer while the page was made. A reload is needed: the page's policy was made without it too. */
export function ServiceUnavailable({ correlationId }: { correlationId?: string | undefined }) {
  const t = useTranslations('errors');
  return (
    <main style={{ height: '100%' }}>
      <ProblemNotice
        headingLevel={1}
        title={t('serviceUnavailable')}
        retryLabel={t('retry')}
        onRetry={() => location.reload()}
        reference={correlationId ? t('reference', { id: correlationId }) : undefined}
      >
        {t('serviceUnavailableHint')}
      </ProblemNotice>
    </main>
  );
}
