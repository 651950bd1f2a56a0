import { CallingError } from '../api/errors.ts';
import type { DiagnosticsBoard } from './diagnostics-board.ts';

/** After so long the person is told, who may have overlooked the browser's question. */
const lateAfterMs = 10_000;
/** So long starting a picture may take. @see the documented time-outs of the calling SDK: 40 s to start a modality */
const giveUpAfterMs = 40_000;

/**
 * Waits for a camera that is being opened, with the diagnostic `cameraStartTimedOut` while that takes long. Rejects with the documented
 * 412/43015 in the end; whoever opened it releases it then.
 */
export async function waitForCamera<Track>(opening: Promise<Track>, board: DiagnosticsBoard): Promise<Track> {
  const gaveUp = Promise.withResolvers<never>();
  const late = setTimeout(() => board.flag('cameraStartTimedOut', true), lateAfterMs);
  const end = setTimeout(() => gaveUp.reject(timedOut()), giveUpAfterMs);
  try {
    const track = await Promise.race([opening, gaveUp.promise]);
    board.flag('cameraStartTimedOut', false);
    return track;
  } finally {
    clearTimeout(late);
    clearTimeout(end);
  }
}

const timedOut = () =>
  new CallingError(
    412,
    43015,
    `The camera did not open within ${giveUpAfterMs / 1000} s. Answer the browser's question whether it may be used.`,
  );
