'use client';

import { MenuItem } from '@fluentui/react-components';
import { BlurRegular } from '@fluentui/react-icons/svg/blur';
import type { CallingSession } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useCallState } from '../hooks/use-call-state.ts';

/** Blurs the background, or stops it, from a menu. */
export function BlurMenuItem({ session }: { session: CallingSession }) {
  const t = useTranslations('devices');
  const isOff = useCallState(session).devices.background !== 'blur';
  return (
    <MenuItem icon={<BlurRegular />} onClick={() => void session.setBackground(isOff ? 'blur' : 'none')}>
      {isOff ? t('blur') : t('stopBlur')}
    </MenuItem>
  );
}
