'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { rememberInCookie } from '../preferences/cookies.ts';
import { localeCookie, type Locale } from './locales.ts';

/** Keeps the language and draws the page anew in it; what is being typed stays. */
export function useChangeLocale(): (locale: Locale) => void {
  const router = useRouter();
  return useCallback(
    (locale) => {
      rememberInCookie(localeCookie, locale);
      router.refresh();
    },
    [router],
  );
}
