'use client';

import { AccessApiError } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useErrorText, type ErrorText } from '../../../lib/http/use-error-text.ts';
import { failureKeyOf } from '../failure-key.ts';

/** Why something about a meeting was refused. A problem that has no text of its own is told in the service's words. */
export function useMeetingFailure(): (error: unknown) => ErrorText {
  const t = useTranslations('meetings.failures');
  const errorText = useErrorText();
  return useCallback(
    (error) => {
      const general = errorText(error);
      if (!(error instanceof AccessApiError)) return general;
      const key = failureKeyOf(error.code);
      // An answer that was foreseen needs no reference.
      if (key) return { title: t(key), reference: undefined };
      return error.code.startsWith('meetings/') ? { ...general, title: error.message } : general;
    },
    [errorText, t],
  );
}
