const secretName =
  /authorization|token$|^token|secret|password|access_?key|accesskey|control-?key|signature/i;
const masked = '***';
const maximumDepth = 4;

/** A copy in which values whose names speak of secrets are masked. */
export function redact(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (secretName.test(name)) copy[name] = masked;
    else if (isRecord(value) && depth < maximumDepth) copy[name] = redact(value, depth + 1);
    else copy[name] = value;
  }
  return copy;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
