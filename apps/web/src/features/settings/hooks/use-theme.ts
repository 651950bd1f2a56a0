'use client';

import { useCallback, useState } from 'react';
import { rememberInCookie } from '../../../lib/preferences/cookies.ts';
import { themeCookie, type ThemePreference } from '../../../lib/theme/theme-preference.ts';

/** The colour scheme. The style sheets know both, so a change is one attribute. */
export function useTheme(initial: ThemePreference) {
  const [theme, setTheme] = useState(initial);
  const change = useCallback((next: ThemePreference) => {
    setTheme(next);
    rememberInCookie(themeCookie, next);
    document.documentElement.dataset['theme'] = next;
  }, []);
  return { theme, change };
}
