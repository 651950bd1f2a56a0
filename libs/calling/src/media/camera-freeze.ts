import { numberOf, type LinkSample } from './media-sample.ts';

/** @see https://learn.microsoft.com/azure/communication-services/concepts/voice-video-calling/user-facing-diagnostics (cameraFreeze) */
const patienceMs = 5_000;

/**
 * Judges, asked about once a second, whether a camera that is on has stopped delivering pictures: by the count of its frames, or by
 * what the browser says of the track while nobody is there to send them to.
 */
export function createFreezeJudge(
  now = () => performance.now(),
): (camera: Pick<MediaStreamTrack, 'muted'> | undefined, samples: readonly LinkSample[]) => boolean {
  let frames: number | undefined;
  let movedAt = now();
  return (camera, samples) => {
    const before = frames;
    frames = camera && countFrames(samples);
    const isMoving = frames === undefined ? camera?.muted !== true : frames !== before;
    if (isMoving) movedAt = now();
    return now() - movedAt > patienceMs;
  };
}

/** Undefined when the camera is sent to nobody. */
function countFrames(samples: readonly LinkSample[]): number | undefined {
  const counts = samples
    .flatMap(({ streams }) => streams)
    .filter(({ slot, direction, source }) => slot === 'camera' && direction === 'send' && 'frames' in source)
    .map(({ source }) => numberOf(source, 'frames'));
  return counts.length === 0 ? undefined : Math.max(...counts);
}
