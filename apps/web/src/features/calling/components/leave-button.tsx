'use client';

import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { CallEndRegular } from '@fluentui/react-icons/svg/call-end';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import styles from './leave-button.module.css';

/** Leaves the call; those who may, end it for everybody. */
export function LeaveButton({ session, call }: { session: CallingSession; call: CallState }) {
  const t = useTranslations('calling');
  const mayEnd =
    call.capabilities.hangUpForEveryOne && call.state === 'Connected' && call.participants.length > 1;
  return (
    <span className={styles['group']}>
      <Button
        size="large"
        className={styles['leave'] ?? ''}
        icon={<CallEndRegular />}
        onClick={() => void session.hangUp()}
      >
        {t('leave')}
      </Button>
      {mayEnd ? (
        <Menu positioning="above-end">
          <MenuTrigger disableButtonEnhancement>
            <Button
              size="large"
              className={styles['leave'] ?? ''}
              icon={<ChevronUpRegular />}
              aria-label={t('leaveOptions')}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={() => void session.hangUp({ forEveryone: true })}>{t('endForAll')}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : null}
    </span>
  );
}
