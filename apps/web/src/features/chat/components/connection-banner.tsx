'use client';

import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { WifiOffRegular } from '@fluentui/react-icons/svg/wifi-off';
import { StatusBanner } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { useDelayed } from '../hooks/use-delayed.ts';

/** A short break passes unnoticed. */
const patienceMs = 1_500;

/** Says that the connection is lost and, for assistive technology, that it is back. */
export function ConnectionBanner() {
  const t = useTranslations('connection');
  const connection = useChatState((state) => state.connection);
  const lost = useDelayed(
    connection === 'offline' || connection === 'reconnecting' ? connection : undefined,
    patienceMs,
  );
  return (
    <div role="status">
      {lost ? (
        <StatusBanner
          tone="warning"
          icon={lost === 'offline' ? <WifiOffRegular /> : <PlugDisconnectedRegular />}
        >
          {t(lost)}
        </StatusBanner>
      ) : null}
    </div>
  );
}
