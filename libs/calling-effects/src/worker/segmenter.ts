import { standInForDocument } from './document-stand-in.ts';

/** What the library gives and takes in a worker; its own types know pages only. */
interface Segmentation {
  setOptions(options: { modelSelection: 0 | 1; useCpuInference: boolean }): void;
  onResults(listener: (results: { segmentationMask: ImageBitmap }) => void): void;
  initialize(): Promise<void>;
  send(inputs: { image: OffscreenCanvas }): Promise<void>;
}
declare const SelfieSegmentation: new (options: { locateFile: (file: string) => string }) => Segmentation;

/** Says where in a picture somebody is: opaque there, transparent elsewhere. The picture has the size of the model's input. */
export type Segmenter = (picture: OffscreenCanvas) => Promise<ImageBitmap>;

/** The size of the model for pictures that are wider than high. */
export const segmentedSize = { width: 256, height: 144 };

export async function loadSegmenter(assetsUrl: string): Promise<Segmenter> {
  standInForDocument();
  importScripts(`${assetsUrl}selfie_segmentation.js`);
  const segmentation = new SelfieSegmentation({ locateFile: (file) => assetsUrl + file });
  // On the processor: it takes some ten milliseconds everywhere, whereas the shaders take seconds to compile on weak graphics.
  segmentation.setOptions({ modelSelection: 1, useCpuInference: true });
  let mask: ImageBitmap | undefined;
  segmentation.onResults((results) => (mask = results.segmentationMask));
  await segmentation.initialize();
  const segment = async (picture: OffscreenCanvas) => {
    await segmentation.send({ image: picture });
    const segmented = mask;
    mask = undefined;
    if (!segmented) throw new Error('The picture was not segmented.');
    return segmented;
  };
  // The first picture takes seconds; nobody waits for it in front of a camera.
  const { width, height } = segmentedSize;
  const blank = new OffscreenCanvas(width, height);
  blank.getContext('2d')?.fillRect(0, 0, width, height);
  (await segment(blank)).close();
  return segment;
}
