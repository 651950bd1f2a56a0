'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { failureTextOf } from '../text/failure-text.ts';

/** Why a message failed and what can be done, in the reader's language; the service's own words for an unknown code. */
export function useFailureText(): (failure: { code: string; message: string }) => string {
  const t = useTranslations('sms');
  return useCallback(
    ({ code, message }) => {
      const key = failureTextOf(code);
      return key ? t(`failures.${key}`) : message;
    },
    [t],
  );
}
