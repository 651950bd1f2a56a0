'use client';

import type { CallingSession } from '@switchboard/calling-core';
import { useEffect, useRef } from 'react';
import { VideoView, type VideoViewProps } from '../components/video-view.tsx';
import { picture } from './picture.ts';

/** The pictures of who speaks in the browser's own small window, where it has none for documents. */
export function FloatingVideo(props: {
  session: CallingSession;
  stream: VideoViewProps['stream'] | undefined;
}) {
  const { session, stream } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!stream) return picture.close();
    if (!place.current) return;
    const observer = new MutationObserver(float);
    observer.observe(place.current, { childList: true, subtree: true });
    let floating: HTMLVideoElement | undefined;
    // A second video takes the place of the first without another click.
    const onLeave = () => {
      if (!document.pictureInPictureElement) picture.close();
    };
    function float() {
      const video = place.current?.querySelector('video');
      if (!video || video === floating) return;
      floating = video;
      video.addEventListener('leavepictureinpicture', onLeave);
      const ask = () => void video.requestPictureInPicture().catch(() => picture.close());
      if (video.readyState >= HTMLMediaElement.HAVE_METADATA) ask();
      else video.addEventListener('loadedmetadata', ask, { once: true });
    }
    float();
    return () => {
      observer.disconnect();
      floating?.removeEventListener('leavepictureinpicture', onLeave);
    };
  }, [stream]);
  return (
    <div ref={place} className="visually-hidden">
      {stream ? <VideoView session={session} stream={stream} /> : null}
    </div>
  );
}
