import { readNotificationPreferences } from '../preferences/notification-preferences.ts';
import { isReading } from './is-reading.ts';
import { playArrivalSound } from './play-arrival-sound.ts';

export interface Arrival {
  title: string;
  body: string;
  /** A later notification with the same tag takes the place of this one. */
  tag: string;
  onOpen: () => void;
}

/** Tells about a message that arrives while the reader is elsewhere, in the ways that they switched on. */
export function announceArrival({ title, body, tag, onOpen }: Arrival): void {
  if (isReading()) return;
  const preferences = readNotificationPreferences();
  if (preferences.sound) playArrivalSound();
  if (!preferences.desktop || Notification.permission !== 'granted') return;
  const notification = new Notification(title, { body, tag, icon: '/icon.svg' });
  notification.onclick = () => {
    window.focus();
    onOpen();
    notification.close();
  };
}
