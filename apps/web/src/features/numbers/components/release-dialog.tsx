'use client';

import type { PhoneNumber } from '@switchboard/access-api';
import { ConfirmDialog, FailureBar, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import type { usePhoneNumbers } from '../hooks/use-phone-numbers.ts';
import { useMoney } from './number-words.tsx';

export interface ReleaseDialogProps {
  /** What is to be given up; undefined when nothing is. */
  number: PhoneNumber | undefined;
  release: ReturnType<typeof usePhoneNumbers>['release'];
  onClose: () => void;
}

/** Says what it means to give a number up, and asks. */
export function ReleaseDialog({ number, release, onClose }: ReleaseDialogProps) {
  const t = useTranslations('numbers');
  const money = useMoney();
  const { ofError } = useNumberFailure();
  const shown = useKept(number);
  const close = () => {
    release.forgetError();
    onClose();
  };
  return (
    <ConfirmDialog
      open={number !== undefined}
      title={t('releaseTitle', { number: formatPhoneNumber(shown?.phoneNumber ?? '') })}
      confirmLabel={t('releaseConfirm')}
      cancelLabel={t('cancel')}
      isBusy={release.isBusy}
      onCancel={close}
      onConfirm={() => {
        if (number) void release.run(number.phoneNumber).then((isBegun) => isBegun && close());
      }}
    >
      <ul>
        {shown ? <li>{t('releaseCost', { cost: money(shown.monthlyCost) })}</li> : null}
        <li>{t('releaseLost')}</li>
        <li>{t('releaseKept')}</li>
      </ul>
      {release.error === undefined ? null : <FailureBar {...ofError(release.error)} />}
    </ConfirmDialog>
  );
}
