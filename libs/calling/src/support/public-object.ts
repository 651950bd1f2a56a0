import { Emitter, type EventMap, type EventSource } from './emitter.ts';

/**
 * Binds every method to the object itself and makes it a property of its own. Stateful layers wrap the objects of this API
 * in a `Proxy`: an unbound method would run with the proxy as `this` and hand it on in events.
 */
export function bindMethods(target: object): void {
  for (
    let type = Object.getPrototypeOf(target);
    type !== Object.prototype;
    type = Object.getPrototypeOf(type)
  ) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(type))) {
      const isMethod = typeof value === 'function' && name !== 'constructor';
      if (!isMethod || Object.hasOwn(target, name)) continue;
      const method = (value as (...args: unknown[]) => unknown).bind(target);
      Object.defineProperty(target, name, {
        value: method,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
}

const emitters = new WeakMap<object, Emitter<Record<string, (...args: never[]) => void>>>();

/** An object that is handed to applications: bound methods, listeners kept outside of it, and open to new properties. */
export class PublicObject<Events extends EventMap<Events>> implements EventSource<Events> {
  constructor() {
    emitters.set(this, new Emitter());
    bindMethods(this);
  }

  on<Name extends keyof Events>(event: Name, listener: Events[Name]): void {
    emitterOf<Events>(this).on(event, listener);
  }

  off<Name extends keyof Events>(event: Name, listener: Events[Name]): void {
    emitterOf<Events>(this).off(event, listener);
  }
}

export function emitterOf<Events extends EventMap<Events>>(target: EventSource<Events>): Emitter<Events> {
  const emitter = emitters.get(target);
  if (!emitter) throw new TypeError('This object was not made by the calling library.');
  return emitter as unknown as Emitter<Events>;
}
