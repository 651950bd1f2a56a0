'use client';

import { AccessApiError } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

export interface ErrorText {
  readonly title: string;
  /** The sentence with the correlation id, when there is one. */
  readonly reference: string | undefined;
}

/** Problem codes of the access service that have a text of their own; the rest is told apart by status. */
const textByCode: Record<string, 'network' | 'lastAdmin' | 'providerUnavailable' | 'userDisabled'> = {
  'network/unreachable': 'network',
  'network/access-service-unreachable': 'network',
  'sign-in/provider-unavailable': 'providerUnavailable',
  'users/disabled': 'userDisabled',
  'users/last-admin': 'lastAdmin',
};

/** Turns whatever was thrown into what a person should read. */
export function useErrorText(): (error: unknown) => ErrorText {
  const t = useTranslations('errors');
  return useCallback(
    (error) => {
      if (!(error instanceof AccessApiError)) return { title: t('unexpected'), reference: undefined };
      const reference = error.correlationId ? t('reference', { id: error.correlationId }) : undefined;
      return { title: t(textByCode[error.code] ?? textByStatus(error.status)), reference };
    },
    [t],
  );
}

function textByStatus(status: number) {
  if (status === 0 || status === 502 || status === 503 || status === 504) return 'network';
  if (status === 401) return 'signedOut';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 409) return 'conflict';
  if (status === 429) return 'throttled';
  if (status >= 400 && status < 500) return 'invalid';
  return 'unexpected';
}
