type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `base` with the members of `changes`: objects are merged, other values replaced, null takes one away. */
export function mergeData(base: Json, changes: Json): Json {
  const merged = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(changes)) {
    const before = merged.get(name);
    if (value === null) merged.delete(name);
    else merged.set(name, isObject(value) ? mergeData(isObject(before) ? before : {}, value) : value);
  }
  return Object.fromEntries(merged);
}
