import { readNotificationPreferences } from '../preferences/notification-preferences.ts';
import { isReading } from './is-reading.ts';
import { playArrivalSound } from './play-arrival-sound.ts';
import { showOnDesktop, type DesktopNotice } from './show-on-desktop.ts';

/** Tells about a message that arrives while the reader is elsewhere, in the ways that they switched on. */
export function announceArrival(arrival: DesktopNotice): void {
  if (isReading()) return;
  if (readNotificationPreferences().sound) playArrivalSound();
  showOnDesktop(arrival);
}
