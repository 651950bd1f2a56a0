import type { BlurWorker } from './blur-worker.ts';
import type { FromWorker } from './messages.ts';

export interface PictureWay {
  readonly track: MediaStreamTrack;
  /** To be told of everything that the worker says of these pictures. */
  onMessage?(message: FromWorker): void;
  stop(): void;
}

/** Chromium's; the standard has the first in workers only. @see https://www.w3.org/TR/mediacapture-transform/ */
interface BreakoutBox {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack }) => {
    readable: ReadableStream<VideoFrame>;
  };
  MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => MediaStreamTrack & {
    writable: WritableStream<VideoFrame>;
  };
}
const breakoutBox = () => globalThis as BreakoutBox;

export const canHandStreamsOver = (): boolean =>
  breakoutBox().MediaStreamTrackProcessor !== undefined &&
  breakoutBox().MediaStreamTrackGenerator !== undefined;

export const canPaint = (): boolean =>
  typeof HTMLCanvasElement !== 'undefined' &&
  'captureStream' in HTMLCanvasElement.prototype &&
  'requestVideoFrameCallback' in HTMLVideoElement.prototype;

/** The pictures go to the worker and come from it without passing through the page's thread, also while the page is hidden. */
export function handStreamsOver(worker: BlurWorker, id: number, input: MediaStreamTrack): PictureWay {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = breakoutBox();
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) {
    throw new Error('This browser does not hand the streams of tracks over.');
  }
  const { readable } = new MediaStreamTrackProcessor({ track: input });
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  worker.startStream(id, readable, track.writable);
  return { track, stop: () => track.stop() };
}

/** For browsers without such streams: picture by picture through a hidden video and a canvas. Stands still while the page is hidden. */
export function paintPictures(worker: BlurWorker, id: number, input: MediaStreamTrack): PictureWay {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, srcObject: new MediaStream([input]) });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const [track] = canvas.captureStream().getVideoTracks();
  if (!context || !track) throw new Error('This browser makes no track of a canvas.');
  let isOver = false;
  const next = () => {
    if (isOver) return;
    video.requestVideoFrameCallback(() => {
      if (isOver) return;
      createImageBitmap(video).then((picture) => worker.blur(id, picture), next);
    });
  };
  void video.play().catch(() => undefined);
  next();
  return {
    track,
    onMessage(message) {
      if (message.kind === 'picture') {
        const { picture } = message;
        if (canvas.width !== picture.width) canvas.width = picture.width;
        if (canvas.height !== picture.height) canvas.height = picture.height;
        context.drawImage(picture, 0, 0);
        picture.close();
      }
      next();
    },
    stop() {
      isOver = true;
      track.stop();
      video.srcObject = null;
    },
  };
}
