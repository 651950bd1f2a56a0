'use client';

import { useTranslations } from 'next-intl';
import { usePathname } from 'next/navigation';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import styles from './app-shell.module.css';
import { useFocusAfterNavigation } from './use-focus-after-navigation.ts';

const FocusKeeper = lazy(async () => ({ default: (await import('./focus-keeper.tsx')).FocusKeeper }));

export interface AppShellProps {
  banner: ReactNode;
  navigation: ReactNode;
  children: ReactNode;
}

/** The frame of every page behind the sign-in: banner, navigation, page. */
export function AppShell({ banner, navigation, children }: AppShellProps) {
  const t = useTranslations('app');
  const isDrawn = useIsDrawn();
  useFocusAfterNavigation();
  const isConversation = /^\/(chat\/.+|sms\/.+|calls\/current|calls\/group\/.+|meetings\/.+\/call)/.test(
    usePathname(),
  );
  return (
    <div className={styles['shell']} data-conversation={isConversation ? '' : undefined}>
      <a className={styles['skip']} href="#main">
        {t('skipToContent')}
      </a>
      <div className={styles['banner']}>{banner}</div>
      <div className={styles['rail']}>{navigation}</div>
      <div className={styles['page']}>{children}</div>
      <Suspense fallback={null}>{isDrawn ? <FocusKeeper /> : null}</Suspense>
    </div>
  );
}

/** Whether the page was painted for the first time: what no page needs for that is loaded afterwards. */
function useIsDrawn(): boolean {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  return isDrawn;
}
