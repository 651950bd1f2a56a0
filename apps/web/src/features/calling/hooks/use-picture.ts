'use client';

import { useSyncExternalStore } from 'react';
import { picture } from '../picture-in-picture/picture.ts';

const no = () => false;
const nothing = () => () => {};

/** Whether the call can be, and is, seen above other windows. */
export function usePicture(): { readonly isPossible: boolean; readonly isOpen: boolean; toggle(): void } {
  const isPossible = useSyncExternalStore(nothing, picture.isPossible, no);
  const isOpen = useSyncExternalStore(picture.subscribe, () => picture.get() !== undefined, no);
  return {
    isPossible,
    isOpen,
    toggle: () => (isOpen ? picture.close() : void picture.open().catch(() => undefined)),
  };
}
