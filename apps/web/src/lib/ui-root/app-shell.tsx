'use client';

import { useTranslations } from 'next-intl';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import styles from './app-shell.module.css';
import { useFocusAfterNavigation } from './use-focus-after-navigation.ts';

export interface AppShellProps {
  banner: ReactNode;
  navigation: ReactNode;
  children: ReactNode;
}

/** The frame of every page behind the sign-in: banner, navigation, page. */
export function AppShell({ banner, navigation, children }: AppShellProps) {
  const t = useTranslations('app');
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
    </div>
  );
}
