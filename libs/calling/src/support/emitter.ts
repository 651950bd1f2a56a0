/** The listeners of one object by the name of the event. */
export type EventMap<Events> = { [Name in keyof Events]: (...args: never[]) => void };

/** The two methods by which everything in the public API is listened to. `off` with an unknown listener does nothing. */
export interface EventSource<Events extends EventMap<Events>> {
  on<Name extends keyof Events>(event: Name, listener: Events[Name]): void;
  off<Name extends keyof Events>(event: Name, listener: Events[Name]): void;
}

type AnyListener = (...args: never[]) => void;

/** Calls the listeners of an event one after another; one that throws disturbs neither the others nor the call. */
export class Emitter<Events extends EventMap<Events>> implements EventSource<Events> {
  readonly _listeners = new Map<keyof Events, AnyListener[]>();

  on<Name extends keyof Events>(event: Name, listener: Events[Name]): void {
    if (typeof listener !== 'function') {
      throw new TypeError(`on('${String(event)}') needs a function, not ${typeof listener}.`);
    }
    const known = this._listeners.get(event) ?? [];
    this._listeners.set(event, [...known, listener as AnyListener]);
  }

  off<Name extends keyof Events>(event: Name, listener: Events[Name]): void {
    const known = this._listeners.get(event) ?? [];
    const index = known.indexOf(listener as AnyListener);
    if (index >= 0) this._listeners.set(event, known.toSpliced(index, 1));
  }

  emit<Name extends keyof Events>(event: Name, ...args: Parameters<Events[Name]>): void {
    for (const listener of this._listeners.get(event) ?? []) {
      try {
        (listener as (...args: unknown[]) => void)(...args);
      } catch (error) {
        report(error);
      }
    }
  }

  clear(): void {
    this._listeners.clear();
  }
}

/** Makes the error seen like any uncaught one of the page, after the other listeners have run. */
function report(error: unknown): void {
  if (typeof reportError === 'function') return reportError(error);
  setTimeout(() => {
    throw error;
  });
}
