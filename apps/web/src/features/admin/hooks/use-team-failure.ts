'use client';

import { AccessApiError } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useErrorText, type ErrorText } from '../../../lib/http/use-error-text.ts';

const keys: Partial<Record<string, 'nameTaken' | 'membersRefused' | 'gone'>> = {
  'teams/name-taken': 'nameTaken',
  'teams/members-refused': 'membersRefused',
  'teams/not-found': 'gone',
};

/** Why a change of a team was refused, in the reader's language. */
export function useTeamFailure(): (error: unknown) => ErrorText {
  const t = useTranslations('teams');
  const errorText = useErrorText();
  return (error) => {
    const key = error instanceof AccessApiError ? keys[error.code] : undefined;
    return key ? { ...errorText(error), title: t(key) } : errorText(error);
  };
}
