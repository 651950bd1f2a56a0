'use client';

import { useFocusFinders } from '@fluentui/react-components';

/**
 * Holds the one manager of the focus that all of Fluent's dialogs and menus share. When the last of them goes with its page
 * the manager goes too, and leaves what it hid behind a dialog hidden from assistive technology.
 * @see tabster `TabsterCore.disposeTabster`, `ModalizerAPI.dispose`
 */
export function FocusKeeper() {
  useFocusFinders();
  return null;
}
