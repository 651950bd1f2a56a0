import { outcomeOf } from '../checks/check.ts';
import { judgeCamera, judgeRefusal } from '../checks/judge-devices.ts';
import { openDevice } from './open-device.ts';
import type { Probe } from './probe.ts';
import { pause } from './waiting.ts';

const watchMs = 2500;
const sample = { width: 64, height: 48 };

/** Opens the camera, shows it, and looks whether pictures come and are not black. */
export const probeCamera: Probe = async ({ signal, onPicture }) => {
  if (!globalThis.navigator?.mediaDevices) return outcomeOf('failed', 'mediaUnsupported');
  let stream: MediaStream;
  try {
    stream = await openDevice({ video: { width: { ideal: 1280 }, height: { ideal: 720 } } }, signal);
  } catch (error) {
    return judgeRefusal('camera', error);
  }
  try {
    onPicture(stream);
    return judgeCamera({ device: stream.getVideoTracks()[0]?.label ?? '', ...(await watch(stream, signal)) });
  } finally {
    for (const track of stream.getTracks()) track.stop();
    onPicture(undefined);
  }
};

async function watch(stream: MediaStream, signal: AbortSignal) {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  const frames = countFrames(video);
  const startedAt = performance.now();
  await Promise.race([video.play().catch(() => undefined), pause(watchMs, signal)]);
  await pause(watchMs - (performance.now() - startedAt), signal);
  const seconds = (performance.now() - startedAt) / 1000;
  const measured = {
    width: video.videoWidth,
    height: video.videoHeight,
    framesPerSecond: frames() / seconds,
    brightest: brightestSpot(video),
  };
  video.srcObject = null;
  return measured;
}

/** Firefox counts no pictures of a stream in the playback quality; where they cannot be followed, that is what there is. */
function countFrames(video: HTMLVideoElement): () => number {
  let presented = 0;
  const onFrame: VideoFrameRequestCallback = (_now, { presentedFrames }) => {
    presented = presentedFrames;
    video.requestVideoFrameCallback(onFrame);
  };
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(onFrame);
  return () => Math.max(presented, video.getVideoPlaybackQuality().totalVideoFrames);
}

function brightestSpot(video: HTMLVideoElement): number {
  const canvas = Object.assign(document.createElement('canvas'), sample);
  const context = canvas.getContext('2d');
  if (!context) return 255;
  context.drawImage(video, 0, 0, sample.width, sample.height);
  const { data } = context.getImageData(0, 0, sample.width, sample.height);
  return data.reduce(
    (brightest, value, index) => (index % 4 === 3 ? brightest : Math.max(brightest, value)),
    0,
  );
}
