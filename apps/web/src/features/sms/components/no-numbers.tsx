'use client';

import { DialpadRegular } from '@fluentui/react-icons/svg/dialpad';
import { EmptyState } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useSms } from '../hooks/sms-context.tsx';

/** Without a number there is nothing to write from: admins can buy one, others can ask them. */
export function NoNumbers() {
  const t = useTranslations('sms');
  const { user } = useSms();
  return (
    <EmptyState
      icon={<DialpadRegular />}
      title={t('noNumbers')}
      actions={
        user.isAdmin ? (
          <Link href="/numbers" style={{ color: 'var(--colorBrandForegroundLink)' }}>
            {t('buyNumber')}
          </Link>
        ) : null
      }
    >
      {user.isAdmin ? t('noNumbersAdmin') : t('noNumbersMember')}
    </EmptyState>
  );
}
