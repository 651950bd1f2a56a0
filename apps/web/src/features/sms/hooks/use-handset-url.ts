'use client';

import type { SmsConversation } from '@switchboard/access-api';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';

/** The emulator's page that plays the contact's phone; undefined with real Azure, where phones are phones. */
export function useHandsetUrl({
  contact,
  phoneNumber,
}: Pick<SmsConversation, 'contact' | 'phoneNumber'>): string | undefined {
  const { value } = useLoaded(useCallback((signal: AbortSignal) => accessApi.getConfig({ signal }), []));
  if (!value?.handsetUrl) return undefined;
  return `${value.handsetUrl}?${new URLSearchParams({ number: contact, with: phoneNumber })}`;
}
