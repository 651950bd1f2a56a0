'use client';

import { Switch } from '@fluentui/react-components';
import type { CallingSession } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useCallState } from '../hooks/use-call-state.ts';

/** Blurs what is behind the person, in the preview and in calls. */
export function BlurSwitch({ session }: { session: CallingSession }) {
  const t = useTranslations('devices');
  const { background } = useCallState(session).devices;
  return (
    <Switch
      label={t('blur')}
      checked={background === 'blur'}
      onChange={(_event, { checked }) => void session.setBackground(checked ? 'blur' : 'none')}
    />
  );
}
