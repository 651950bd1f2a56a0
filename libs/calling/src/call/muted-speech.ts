import { audioContext, measureLevel } from '../media/volume-meter.ts';
import type { DiagnosticsBoard } from './diagnostics-board.ts';

const intervalMs = 300;
const speechLevel = 0.1;
/** So many loud moments in a row are speech. */
const enough = 3;

/** Notices that the person speaks although the microphone is muted: a copy of the track still hears. */
export function watchMutedSpeech(
  track: MediaStreamTrack,
  isMuted: () => boolean,
  diagnostics: DiagnosticsBoard,
): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined;
  const copy = track.clone();
  copy.enabled = true;
  const meter = measureLevel(new MediaStream([copy]));
  let loud = 0;
  const timer = setInterval(() => {
    const speaks = isMuted() && audioContext().state === 'running' && meter.read() > speechLevel;
    loud = speaks ? loud + 1 : 0;
    diagnostics.flag('speakingWhileMicrophoneIsMuted', loud >= enough);
  }, intervalMs);
  return () => {
    clearInterval(timer);
    meter.stop();
    copy.stop();
  };
}
