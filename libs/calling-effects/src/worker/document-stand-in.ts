type Listener = () => void;

class ScriptStandIn {
  readonly _listeners = new Map<string, Listener>();
  _source = '';

  setAttribute(name: string, value: string): void {
    if (name === 'src') this._source = value;
  }

  addEventListener(event: string, listener: Listener): void {
    this._listeners.set(event, listener);
  }

  run(): void {
    importScripts(this._source);
    this._listeners.get('load')?.();
  }
}

/**
 * The little of a page that the segmentation library uses: it makes a canvas and adds scripts. Its own way for workers reads
 * the model as if it were a script, hence this one.
 */
export function standInForDocument(): void {
  Object.assign(globalThis, {
    window: globalThis,
    document: {
      createElement: (name: string) => (name === 'canvas' ? new OffscreenCanvas(1, 1) : new ScriptStandIn()),
      body: { appendChild: (script: ScriptStandIn) => script.run() },
      addEventListener: () => undefined,
    },
  });
}
