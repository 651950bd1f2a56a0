'use client';

import { AccessApiError, type WorkFailure } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useErrorText, type ErrorText } from '../../../lib/http/use-error-text.ts';
import { failureKeyOf } from '../failure-key.ts';

/** What went wrong with numbers, and what can be done, in the reader's language. */
export function useNumberFailure() {
  const t = useTranslations('numberFailures');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();

  /** For a request that was refused. A problem that has no text of its own is told in the service's words. */
  const ofError = useCallback(
    (error: unknown): ErrorText => {
      const general = errorText(error);
      if (!(error instanceof AccessApiError)) return general;
      const key = failureKeyOf(error.code);
      if (key) return { ...general, title: t(key) };
      return error.code.startsWith('phone-numbers/') ? { ...general, title: error.message } : general;
    },
    [errorText, t],
  );

  /** For work that failed after it had begun; it is found in the logs by its own id. */
  const ofWork = useCallback(
    (failure: WorkFailure, workId: string): ErrorText => {
      const key = failureKeyOf(failure.code);
      return { title: key ? t(key) : failure.message, reference: tErrors('reference', { id: workId }) };
    },
    [t, tErrors],
  );
  return { ofError, ofWork };
}
