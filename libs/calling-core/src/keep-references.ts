/** `next`, with every part that did not change being the one of `previous`: snapshots stay cheap to compare. */
export function keepReferences<Value>(previous: Value | undefined, next: Value): Value {
  if (Object.is(previous, next) || !isPlain(previous) || !isPlain(next)) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  const kept = (Array.isArray(next) ? [] : {}) as Record<string, unknown>;
  const before = previous as Record<string, unknown>;
  const entries = Object.entries(next);
  let isSame = entries.length === Object.keys(before).length;
  for (const [name, value] of entries) {
    kept[name] = keepReferences(before[name], value);
    isSame &&= name in before && Object.is(kept[name], before[name]);
  }
  return isSame ? previous : (kept as Value);
}

/** Objects of the SDK are handed on as they are; only records and lists are looked into. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if ('on' in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}
