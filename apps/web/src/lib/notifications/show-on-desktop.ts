import { readNotificationPreferences } from '../preferences/notification-preferences.ts';
import { isReading } from './is-reading.ts';

export interface DesktopNotice {
  title: string;
  body?: string;
  /** A later notification with the same tag takes the place of this one. */
  tag: string;
  /** Stays until somebody does something about it. */
  isUrgent?: boolean;
  onOpen: () => void;
}

/** Tells it beside all windows, if that is switched on and the reader is elsewhere. Returns what takes it away again. */
export function showOnDesktop({
  title,
  body = '',
  tag,
  isUrgent = false,
  onOpen,
}: DesktopNotice): () => void {
  if (isReading() || !readNotificationPreferences().desktop || Notification.permission !== 'granted')
    return () => undefined;
  const notification = new Notification(title, {
    ...{ body, tag, icon: '/icon.svg', requireInteraction: isUrgent },
  });
  notification.onclick = () => {
    window.focus();
    onOpen();
    notification.close();
  };
  return () => notification.close();
}
