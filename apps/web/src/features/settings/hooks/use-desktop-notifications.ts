'use client';

import { useCallback, useEffect, useState } from 'react';
import {
  changeNotificationPreferences,
  useNotificationPreferences,
} from '../../../lib/preferences/notification-preferences.ts';

/** Desktop notifications need the person's wish and the browser's permission, which is asked for when they wish it. */
export function useDesktopNotifications() {
  const { desktop } = useNotificationPreferences();
  const [permission, setPermission] = useState<NotificationPermission | 'unsupported'>('default');
  useEffect(() => setPermission('Notification' in window ? Notification.permission : 'unsupported'), []);

  const change = useCallback(async (isWanted: boolean) => {
    if (!isWanted) return changeNotificationPreferences({ desktop: false });
    const answer = await Notification.requestPermission();
    setPermission(answer);
    changeNotificationPreferences({ desktop: answer === 'granted' });
  }, []);
  return {
    isOn: desktop && permission === 'granted',
    isBlocked: permission === 'denied' || permission === 'unsupported',
    change,
  };
}
