import type { FromWorker, ToWorker } from '../messages.ts';
import { PictureBlurrer } from './picture-blurrer.ts';
import { loadSegmenter, type Segmenter } from './segmenter.ts';

declare const self: DedicatedWorkerGlobalScope;

const tell = (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, transfer);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

let segmenter: Promise<Segmenter> | undefined;
let lastSegmentation: Promise<unknown> = Promise.resolve();
const blurrers = new Map<number, PictureBlurrer>();
const backgrounds = new Map<number, ImageBitmap>();
const readers = new Map<number, ReadableStreamDefaultReader<VideoFrame>>();

/** One picture at a time: the library keeps one result. */
const segmentInTurn: Segmenter = (picture) => {
  const turn = lastSegmentation.then(async () => (await requireSegmenter())(picture));
  lastSegmentation = turn.catch(() => undefined);
  return turn;
};

function requireSegmenter(): Promise<Segmenter> {
  return segmenter ?? Promise.reject(new Error('The segmentation is not loaded.'));
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'load') void load(data.assetsUrl);
  else if (data.kind === 'start') void blurStream(data.id, data.readable, data.writable);
  else if (data.kind === 'picture') void blurPicture(data.id, data.picture);
  else if (data.kind === 'background') backgrounds.set(data.id, data.image);
  else stop(data.id);
};

function stop(id: number): void {
  blurrers.delete(id);
  backgrounds.get(id)?.close();
  backgrounds.delete(id);
  void readers.get(id)?.cancel();
}

async function load(assetsUrl: string): Promise<void> {
  try {
    segmenter = loadSegmenter(assetsUrl);
    await segmenter;
    tell({ kind: 'loaded' });
  } catch (error) {
    tell({ kind: 'notLoaded', message: messageOf(error) });
  }
}

/** Until the camera or the listener to the result ends. Pictures that come meanwhile are dropped by the browser. */
async function blurStream(
  id: number,
  readable: ReadableStream<VideoFrame>,
  writable: WritableStream<VideoFrame>,
): Promise<void> {
  const reader = readable.getReader();
  const writer = writable.getWriter();
  const blurrer = new PictureBlurrer(segmentInTurn, backgrounds.get(id));
  readers.set(id, reader);
  try {
    for (;;) {
      const { done, value: frame } = await reader.read();
      if (done) break;
      const { timestamp, displayWidth, displayHeight } = frame;
      try {
        const canvas = await blurrer.blur(frame, displayWidth, displayHeight);
        await writer.write(new VideoFrame(canvas, { timestamp, alpha: 'discard' }));
      } finally {
        frame.close();
      }
      tell({ kind: 'drawn', id });
    }
    await writer.close();
  } catch (error) {
    tell({ kind: 'failed', id, message: messageOf(error) });
    await reader.cancel().catch(() => undefined);
    await writer.abort().catch(() => undefined);
  } finally {
    readers.delete(id);
  }
}

async function blurPicture(id: number, picture: ImageBitmap): Promise<void> {
  const blurrer = blurrers.get(id) ?? new PictureBlurrer(segmentInTurn, backgrounds.get(id));
  blurrers.set(id, blurrer);
  try {
    const canvas = await blurrer.blur(picture, picture.width, picture.height);
    const blurred = canvas.transferToImageBitmap();
    tell({ kind: 'picture', id, picture: blurred }, [blurred]);
  } catch (error) {
    tell({ kind: 'failed', id, message: messageOf(error) });
  } finally {
    picture.close();
  }
}
