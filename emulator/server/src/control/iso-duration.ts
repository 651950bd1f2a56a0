const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const unitsMs = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/**
 * Milliseconds of an ISO 8601 duration such as `PT25H` or `P1DT30M`; undefined when it is none. Years and months have no
 * fixed length and are not taken.
 */
export function parseIsoDuration(text: string): number | undefined {
  const parts = pattern.exec(text)?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined) || text.endsWith('T'))
    return undefined;
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * unitsMs[index]!, 0);
}
