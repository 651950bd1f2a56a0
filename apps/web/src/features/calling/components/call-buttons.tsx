'use client';

import { Button } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { VideoRegular } from '@fluentui/react-icons/svg/video';
import { useTranslations } from 'next-intl';
import { useStartCall } from '../hooks/use-start-call.ts';

/** Calls those of a conversation. */
export function CallButtons({ threadId }: { threadId: string }) {
  const t = useTranslations('calling');
  const { start, isPossible } = useStartCall(threadId);
  if (!isPossible) return null;
  return (
    <>
      <Button
        appearance="subtle"
        size="large"
        icon={<VideoRegular />}
        aria-label={t('videoCall')}
        title={t('videoCall')}
        onClick={() => start({ withCamera: true })}
      />
      <Button
        appearance="subtle"
        size="large"
        icon={<CallRegular />}
        aria-label={t('audioCall')}
        title={t('audioCall')}
        onClick={() => start({ withCamera: false })}
      />
    </>
  );
}
