/**
 * What `@azure/communication-react`'s stateful client does to the objects of this API: it hands them on in a `Proxy` whose
 * default is `Reflect.get(target, name)`, adds properties of its own, and deep-freezes the plain objects that it reads.
 */
export function asStatefulLayer<Target extends object>(target: Target, addition = 'unsubscribe'): Target {
  Object.defineProperty(target, addition, { configurable: false, value: () => undefined });
  return new Proxy(target, {
    get: (raw, name) => freezePlain(Reflect.get(raw, name)),
  });
}

/** Like immer: plain objects and arrays, recursively; instances of classes are left alone. */
function freezePlain<Value>(value: Value, seen = new Set<unknown>()): Value {
  if (typeof value !== 'object' || value === null || seen.has(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return value;
  seen.add(value);
  for (const inner of Object.values(value)) freezePlain(inner, seen);
  return Object.freeze(value);
}
