'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';

/** Signs in by name and goes on to where the visitor wanted to be. */
export function useDevelopmentSignIn(returnTo: string) {
  const router = useRouter();
  const perform = useCallback(
    async (displayName: string) => {
      await accessApi.signInForDevelopment({ displayName });
      router.replace(returnTo);
    },
    [router, returnTo],
  );
  return useAction(perform);
}
