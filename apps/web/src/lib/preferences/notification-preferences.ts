'use client';

import { useSyncExternalStore } from 'react';

export interface NotificationPreferences {
  readonly desktop: boolean;
  readonly sound: boolean;
}

const storageKey = 'switchboard-notifications';
const standard: NotificationPreferences = { desktop: false, sound: false };
const listeners = new Set<() => void>();
let cached: { text: string | null; value: NotificationPreferences } | undefined;

/** What this browser may do when a message arrives. */
export function readNotificationPreferences(): NotificationPreferences {
  const text = readText();
  if (cached?.text !== text || !cached) cached = { text, value: parse(text) };
  return cached.value;
}

export function changeNotificationPreferences(change: Partial<NotificationPreferences>): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...readNotificationPreferences(), ...change }));
  } catch {
    // Storage is forbidden: the choice lasts as long as the page does.
    cached = { text: null, value: { ...readNotificationPreferences(), ...change } };
  }
  for (const listener of listeners) listener();
}

export function useNotificationPreferences(): NotificationPreferences {
  return useSyncExternalStore(subscribe, readNotificationPreferences, () => standard);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function readText(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return cached?.text ?? null;
  }
}

function parse(text: string | null): NotificationPreferences {
  try {
    const stored = JSON.parse(text ?? '{}') as Partial<Record<keyof NotificationPreferences, unknown>>;
    return { desktop: stored.desktop === true, sound: stored.sound === true };
  } catch {
    return standard;
  }
}
