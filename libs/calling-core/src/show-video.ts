import type { VideoStreamRendererView } from '@switchboard/calling';
import type { ShowVideo } from './calling-session.ts';
import type { SessionContext } from './session-context.ts';

/** A stream that is announced may take a moment until it can be shown. */
const RETRY_MS = 500;

/** Shows streams by the SDK's renderer. */
export const createShowVideo =
  (context: SessionContext): ShowVideo =>
  (element, stream, { isMirrored = false, scaling = 'Crop', onFailed } = {}) => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let dispose = () => {};

    const show = async (): Promise<void> => {
      const { sdk } = await context.loaded();
      if (isOver) return;
      const renderer = new sdk.VideoStreamRenderer(stream);
      try {
        const view: VideoStreamRendererView = await renderer.createView({ isMirrored, scalingMode: scaling });
        dispose = () => {
          view.dispose();
          renderer.dispose();
        };
        if (isOver) return dispose();
        element.append(view.target);
        if (onFailed) whenDeviceEnds(view.target, () => !isOver && onFailed());
      } catch {
        renderer.dispose();
        if (isOver) return;
        if (onFailed) onFailed();
        else timer = setTimeout(() => void show(), RETRY_MS);
      }
    };
    void show();

    return () => {
      isOver = true;
      clearTimeout(timer);
      dispose();
    };
  };

/** Unplugged, or taken away by the system. */
function whenDeviceEnds(target: HTMLElement, task: () => void): void {
  const stream = target.querySelector('video')?.srcObject;
  if (!(stream instanceof MediaStream)) return;
  for (const track of stream.getVideoTracks()) track.addEventListener('ended', task);
}
