'use client';

import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';

/** Something broke while a page was drawn. The reference finds the failure in the server's log. */
export function UnexpectedErrorNotice({
  reference,
  onRetry,
}: {
  reference: string | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations('errors');
  return (
    <main style={{ height: '100%' }}>
      <ProblemNotice
        headingLevel={1}
        title={t('unexpected')}
        retryLabel={t('retry')}
        onRetry={onRetry}
        reference={reference ? t('reference', { id: reference }) : undefined}
      >
        {t('unexpectedHint')}
      </ProblemNotice>
    </main>
  );
}
