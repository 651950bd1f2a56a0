import type { DeviceAccess } from '../api/devices.ts';
import { captureCamera, captureMicrophone } from '../devices/capture.ts';
import { audioContext } from '../media/volume-meter.ts';

export interface TestMedia {
  readonly audio: MediaStreamTrack;
  readonly camera: MediaStreamTrack;
  stop(): void;
}

/** Microphone and camera, and in place of one that cannot be opened a tone or a moving picture: the line is tested all the same. */
export async function openTestMedia(access: DeviceAccess): Promise<TestMedia> {
  const [audio, camera] = await Promise.all([
    access.audio ? captureMicrophone('default').catch(() => undefined) : undefined,
    access.video ? captureCamera('default').catch(() => undefined) : undefined,
  ]);
  const tone = audio ? undefined : makeTone();
  const picture = camera ? undefined : makePicture();
  return {
    audio: (audio ?? tone?.track)!,
    camera: (camera ?? picture?.track)!,
    stop() {
      for (const track of [audio, camera]) track?.stop();
      tone?.stop();
      picture?.stop();
    },
  };
}

function makeTone(): { track: MediaStreamTrack; stop(): void } {
  const context = audioContext();
  const oscillator = context.createOscillator();
  const destination = context.createMediaStreamDestination();
  oscillator.connect(destination);
  oscillator.start();
  const [track] = destination.stream.getAudioTracks();
  return { track: track!, stop: () => oscillator.stop() };
}

function makePicture(): { track: MediaStreamTrack; stop(): void } {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  const context = canvas.getContext('2d');
  let step = 0;
  const draw = () => {
    step += 1;
    if (!context) return;
    context.fillStyle = `hsl(${step % 360} 60% 50%)`;
    context.fillRect((step * 16) % canvas.width, 0, 320, canvas.height);
  };
  draw();
  const timer = setInterval(draw, 40);
  const [track] = canvas.captureStream(25).getVideoTracks();
  const stop = () => {
    clearInterval(timer);
    track?.stop();
  };
  return { track: track!, stop };
}
