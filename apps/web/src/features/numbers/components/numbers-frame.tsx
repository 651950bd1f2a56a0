'use client';

import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { PageColumn } from '../../../lib/ui-root/page-column.tsx';

export interface NumbersFrameProps {
  /** Administrators only. */
  canBuy: boolean;
  subtitle?: ReactNode;
  children: ReactNode;
}

/** The heading of the numbers and, for those who may, the way to more of them. */
export function NumbersFrame({ canBuy, subtitle, children }: NumbersFrameProps) {
  const t = useTranslations('numbers');
  return (
    <PageColumn
      title={t('title')}
      subtitle={subtitle}
      actions={
        canBuy ? (
          <ButtonLink href="/numbers/buy" appearance="primary" icon={<AddRegular />}>
            {t('buy')}
          </ButtonLink>
        ) : null
      }
    >
      {children}
    </PageColumn>
  );
}
