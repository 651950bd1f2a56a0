'use client';

import type { CallingSession } from '@switchboard/calling-core';
import { useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useCallState } from '../hooks/use-call-state.ts';
import { useMe } from '../hooks/use-me.ts';
import { layOutCall } from '../layout/lay-out-call.ts';
import { FloatingVideo } from './floating-video.tsx';
import { MiniCall } from './mini-call.tsx';
import { picture } from './picture.ts';

const noPicture = () => undefined;

/** The call above other windows, as long as somebody wants it there; it closes with the call. */
export function FloatingCall({ session }: { session: CallingSession }) {
  const shown = useSyncExternalStore(picture.subscribe, picture.get, noPicture);
  const { call } = useCallState(session);
  const me = useMe();
  useEffect(() => () => picture.close(), []);
  if (!shown || !call) return null;
  const { main } = layOutCall(call, 'speaker', undefined);
  if (shown.kind === 'video')
    return <FloatingVideo session={session} stream={main?.video?.stream ?? call.camera} />;
  return createPortal(
    <MiniCall session={session} call={call} main={main} me={me} />,
    shown.window.document.body,
  );
}
