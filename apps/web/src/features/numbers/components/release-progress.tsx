'use client';

import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { NumberOrder } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { useNumberOrder } from '../hooks/use-number-work.ts';

export interface ReleaseProgressProps {
  order: NumberOrder;
  /** Called once it has succeeded or failed. */
  onSettled: () => void;
  onDismiss: () => void;
}

const intents = { running: 'info', succeeded: 'success', failed: 'error' } as const;

/** How far the release of a number has come. */
export function ReleaseProgress({ order: begun, onSettled, onDismiss }: ReleaseProgressProps) {
  const t = useTranslations('numbers');
  const { ofWork } = useNumberFailure();
  const { value: order = begun } = useNumberOrder(begun.id);
  const isRunning = order.status === 'running';
  useEffect(() => {
    if (!isRunning) onSettled();
  }, [isRunning, onSettled]);
  const number = order.phoneNumbers.map(formatPhoneNumber).join(', ');
  const failure = order.failure ? ofWork(order.failure, order.id) : undefined;
  return (
    <MessageBar
      intent={intents[order.status]}
      layout="multiline"
      {...(isRunning ? { icon: <Spinner size="tiny" /> } : {})}
    >
      <MessageBarBody>
        {t(`releaseProgress.${order.status}`, { number })} {failure?.title} {failure?.reference}
      </MessageBarBody>
      {isRunning ? null : (
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={t('dismiss')}
              onClick={onDismiss}
            />
          }
        />
      )}
    </MessageBar>
  );
}
