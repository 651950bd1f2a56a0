/** To the worker. A picture comes through the streams of `start`, or one by one as a `picture` where streams cannot be handed over. */
export type ToWorker =
  | { readonly kind: 'load'; readonly assetsUrl: string }
  | {
      readonly kind: 'start';
      readonly id: number;
      readonly readable: ReadableStream<VideoFrame>;
      readonly writable: WritableStream<VideoFrame>;
    }
  | { readonly kind: 'picture'; readonly id: number; readonly picture: ImageBitmap }
  /** Before the pictures with this id: what is put behind people, instead of blurring what is there. */
  | { readonly kind: 'background'; readonly id: number; readonly image: ImageBitmap }
  | { readonly kind: 'stop'; readonly id: number };

/** From the worker. Each `picture` that it got is answered by one `picture` or by `failed`. */
export type FromWorker =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'notLoaded'; readonly message: string }
  /** A picture of the streams with this id came out. */
  | { readonly kind: 'drawn'; readonly id: number }
  | { readonly kind: 'picture'; readonly id: number; readonly picture: ImageBitmap }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
