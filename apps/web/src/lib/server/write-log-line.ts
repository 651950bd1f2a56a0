/** Writes one line of the server's log, which is its standard error. */
export function writeLogLine(
  level: 'error' | 'warn' | 'info',
  fields: Readonly<Record<string, unknown>>,
): void {
  const line = { level, time: new Date().toISOString(), name: 'web', ...fields };
  // eslint-disable-next-line no-console -- the runtime of this file may have nothing else to write with
  console.error(JSON.stringify(line));
}
