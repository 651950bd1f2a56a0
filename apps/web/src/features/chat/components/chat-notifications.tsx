'use client';

import { useUnreadTotal } from '../../../lib/chat/use-unread-total.ts';
import { useUnreadInTitle } from '../../../lib/ui-root/document-title.ts';
import { useArrivals } from '../hooks/use-arrivals.ts';

/** Draws nothing: unread messages in the page's title, desktop notifications, the sound. */
export function ChatNotifications() {
  const unread = useUnreadTotal();
  useUnreadInTitle('chat', unread);
  useArrivals();
  return null;
}
