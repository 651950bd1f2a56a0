'use client';

import type { CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

/** Says to those who do not see it who comes, goes, raises a hand or waits, and that somebody muted them. */
export function CallAnnouncer({ call }: { call: CallState }) {
  const t = useTranslations('calling');
  const before = useRef(call);
  const [text, setText] = useState('');
  useEffect(() => {
    const last = before.current;
    before.current = call;
    const nameOf = (id: string) =>
      [...call.participants, ...last.participants].find((one) => one.id === id)?.displayName || t('somebody');
    const here = ({ participants }: CallState) =>
      participants.filter(({ state }) => state === 'Connected').map(({ id }) => id);
    const lines = [
      ...added(here(last), here(call)).map((id) => t('cameIn', { name: nameOf(id) })),
      ...added(here(call), here(last)).map((id) => t('wentOut', { name: nameOf(id) })),
      ...added(last.raisedHands, call.raisedHands).map((id) => t('raisedHand', { name: nameOf(id) })),
      ...(call.mutedByOthers > last.mutedByOthers ? [t('mutedByOther')] : []),
      ...(call.lobby.length > last.lobby.length ? [t('somebodyWaits')] : []),
    ];
    if (lines.length > 0) setText(lines.join(' '));
  }, [call, t]);
  return (
    <div role="log" aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
}

const added = (before: readonly string[], after: readonly string[]) =>
  after.filter((id) => !before.includes(id));
