import type { FromWorker, ToWorker } from './messages.ts';

/** Kept for a moment after its last use: a preview ends just before the call begins. */
const idleMs = 5000;

type Listener = (message: FromWorker) => void;

/** The worker that segments and draws. One for all pictures of the page. */
export class BlurWorker {
  readonly _worker: Worker;
  readonly _listeners = new Map<number, Listener>();
  readonly _loaded: Promise<void>;
  _lastId = 0;
  _idleTimer: ReturnType<typeof setTimeout> | undefined;
  _onEnd: () => void;

  constructor(assetsUrl: string, onEnd: () => void) {
    this._onEnd = onEnd;
    const base = new URL(assetsUrl, location.href).href;
    this._worker = new Worker(`${base}worker.js`, { name: 'background-blur' });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this._loaded = promise;
    this._worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'loaded') resolve();
      else if (data.kind === 'notLoaded') reject(new Error(data.message));
      else this._listeners.get(data.id)?.(data);
    };
    this._worker.onerror = (event) => {
      // One that could not be fetched has no message.
      reject(new Error(event.message || `${base}worker.js could not be loaded.`));
      for (const [id, listen] of this._listeners) listen({ kind: 'failed', id, message: event.message });
      this._end();
    };
    promise.catch(() => this._end());
    this._post({ kind: 'load', assetsUrl: base });
  }

  loaded(): Promise<void> {
    return this._loaded;
  }

  /** Begins with the pictures of one camera. */
  open(listener: Listener): number {
    clearTimeout(this._idleTimer);
    this._lastId += 1;
    this._listeners.set(this._lastId, listener);
    return this._lastId;
  }

  startStream(id: number, readable: ReadableStream<VideoFrame>, writable: WritableStream<VideoFrame>): void {
    this._post({ kind: 'start', id, readable, writable }, [readable, writable]);
  }

  blur(id: number, picture: ImageBitmap): void {
    this._post({ kind: 'picture', id, picture }, [picture]);
  }

  /** To be called before the pictures of this camera are begun with. */
  putBehind(id: number, image: ImageBitmap): void {
    this._post({ kind: 'background', id, image }, [image]);
  }

  close(id: number): void {
    if (!this._listeners.delete(id)) return;
    this._post({ kind: 'stop', id });
    if (this._listeners.size === 0) this._idleTimer = setTimeout(() => this._end(), idleMs);
  }

  _post(message: ToWorker, transfer: Transferable[] = []): void {
    this._worker.postMessage(message, transfer);
  }

  _end(): void {
    this._worker.terminate();
    this._onEnd();
  }
}

const workers = new Map<string, BlurWorker>();

/** The worker of these assets; made when there is none. */
export function blurWorkerOf(assetsUrl: string): BlurWorker {
  const known = workers.get(assetsUrl);
  if (known) return known;
  const made: BlurWorker = new BlurWorker(assetsUrl, () => {
    if (workers.get(assetsUrl) === made) workers.delete(assetsUrl);
  });
  workers.set(assetsUrl, made);
  return made;
}
