'use client';

import type { SmsTemplate } from '@switchboard/access-api';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';

/** The canned responses that everybody has. */
export function useTemplates() {
  return useLoaded<readonly SmsTemplate[]>(
    useCallback((signal: AbortSignal) => accessApi.listSmsTemplates({ signal }), []),
  );
}
