import { segmentedSize, type Segmenter } from './segmenter.ts';

/** Where the background ends up before it is enlarged again: about this many columns are left of it. */
const coarsestWidth = 40;
/** Of 255. What the model is less sure of is background, what it is surer of somebody; between them is the soft edge. */
const edge = { from: 50, to: 130 };

/** Blurs what is behind people or puts an image there, picture after picture of one camera. */
export class PictureBlurrer {
  readonly _segment: Segmenter;
  readonly _background: ImageBitmap | undefined;
  readonly _input = surface({ willReadFrequently: true });
  readonly _mask = surface({ willReadFrequently: true });
  readonly _person = surface();
  readonly _result = surface();
  readonly _steps = [surface(), surface(), surface(), surface()];

  constructor(segment: Segmenter, background?: ImageBitmap) {
    this._segment = segment;
    this._background = background;
  }

  /** The canvas is drawn anew by the next call. */
  async blur(picture: CanvasImageSource, width: number, height: number): Promise<OffscreenCanvas> {
    resize(this._input, segmentedSize.width, segmentedSize.height);
    this._input.drawImage(picture, 0, 0, segmentedSize.width, segmentedSize.height);
    const mask = await this._segment(this._input.canvas);
    this._sharpen(mask);
    mask.close();
    this._cutOut(picture, width, height);
    resize(this._result, width, height);
    if (this._background) this._drawImage(this._background, width, height);
    else this._drawBlurred(picture, width, height);
    this._result.drawImage(this._person.canvas, 0, 0);
    return this._result.canvas;
  }

  /** Makes people opaque. */
  _sharpen(mask: ImageBitmap): void {
    const { width, height } = mask;
    resize(this._mask, width, height);
    this._mask.globalCompositeOperation = 'copy';
    this._mask.drawImage(mask, 0, 0);
    const pixels = this._mask.getImageData(0, 0, width, height);
    for (let alpha = 3; alpha < pixels.data.length; alpha += 4) {
      const sureness = ((pixels.data[alpha] ?? 0) - edge.from) / (edge.to - edge.from);
      // The array clamps.
      pixels.data[alpha] = Math.round(sureness * 255);
    }
    this._mask.putImageData(pixels, 0, 0);
  }

  /** The people alone, with the soft edge that comes of enlarging the mask. */
  _cutOut(picture: CanvasImageSource, width: number, height: number): void {
    const person = this._person;
    resize(person, width, height);
    person.globalCompositeOperation = 'copy';
    person.drawImage(this._mask.canvas, 0, 0, width, height);
    person.globalCompositeOperation = 'source-in';
    person.drawImage(picture, 0, 0, width, height);
  }

  /** As large as needed to leave no edge, cut off alike on both sides. */
  _drawImage(image: ImageBitmap, width: number, height: number): void {
    const scale = Math.max(width / image.width, height / image.height);
    const [wide, high] = [image.width * scale, image.height * scale];
    this._result.drawImage(image, (width - wide) / 2, (height - high) / 2, wide, high);
  }

  /** Halved until little is left, then doubled again: as smooth as a filter, cheaper, and every browser can do it. */
  _drawBlurred(picture: CanvasImageSource, width: number, height: number): void {
    const steps = this._steps;
    let source: CanvasImageSource = picture;
    for (const [index, step] of steps.entries()) {
      const columns = Math.max(1, coarsestWidth * 2 ** (steps.length - 1 - index));
      resize(step, columns, Math.max(1, Math.round((columns * height) / width)));
      step.drawImage(source, 0, 0, step.canvas.width, step.canvas.height);
      source = step.canvas;
    }
    for (const step of steps.slice(0, -1).reverse()) {
      step.drawImage(source, 0, 0, step.canvas.width, step.canvas.height);
      source = step.canvas;
    }
    this._result.drawImage(source, 0, 0, width, height);
  }
}

function surface(settings?: { willReadFrequently: boolean }): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(1, 1).getContext('2d', settings);
  if (!context) throw new Error('This browser draws no pictures in workers.');
  return context;
}

function resize(surface: OffscreenCanvasRenderingContext2D, width: number, height: number): void {
  const { canvas } = surface;
  if (canvas.width === width && canvas.height === height) return;
  Object.assign(canvas, { width, height });
  surface.imageSmoothingQuality = 'medium';
}
